internal import Glibc

/// Runs a few commands of the system: no shell, no environment of the user, a time limit.
package enum Command {
  /// Only the system's own folders: what a person put into their path is never run.
  private static let folders = ["/usr/bin", "/usr/sbin", "/bin", "/sbin"]
  private static let environment = ["LC_ALL=C", "PATH=/usr/bin:/usr/sbin:/bin:/sbin", "HOME=/nonexistent"]
  private static let largest = 1 << 25

  /// What the command prints when it ends well within the time.
  package static func output(_ words: [String], seconds: Int = 5) -> String? {
    guard let name = words.first, let path = folders.map({ $0 + "/" + name }).first(where: { access($0, X_OK) == 0 })
    else { return nil }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    // The child keeps only what it is given as its output.
    ends.forEach { _ = fcntl($0, F_SETFD, FD_CLOEXEC) }
    let child = spawn(path, words, output: ends[1])
    close(ends[1])
    defer { close(ends[0]) }
    guard let child else { return nil }
    let bytes = drain(ends[0], until: now() + seconds * 1000)
    if bytes == nil { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status == 0 ? bytes.map { String(decoding: $0, as: UTF8.self) } : nil
  }

  private static func spawn(_ path: String, _ words: [String], output: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let arguments = words.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    var child = pid_t()
    return posix_spawn(&child, path, &actions, nil, arguments, variables) == 0 ? child : nil
  }

  /// Everything that comes before the end; nil when it is too much or too late.
  private static func drain(_ descriptor: Int32, until end: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= largest {
      var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = Glibc.poll(&poll, 1, Int32(max(0, end - now())))
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { return nil }
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
    return nil
  }

  /// Milliseconds of a clock that nobody sets.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
