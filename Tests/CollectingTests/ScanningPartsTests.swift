import LibXML
import Testing

/// Processors, memory, disks, volumes and their encryption.
struct ScanningPartsTests {
  @Test func coresAndThreadsAreCounted() throws {
    let threads = (0..<4).map { number in
      "processor\t: \(number)\nmodel name\t: Intel(R) Core(TM) i5-8250U\nphysical id\t: 0\ncore id\t\t: \(number / 2)\n"
    }
    let machine = try FakeMachine([
      "/proc/cpuinfo": threads.joined(separator: "\n"),
      "/sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq": "3400000\n",
    ])
    #expect(
      try machine.says("cpu", "name", "cores", "threads", "speed-mhz")
        == ["name=Intel(R) Core(TM) i5-8250U cores=2 threads=4 speed-mhz=3400"])
  }

  @Test func memoryIsWhatWasBoughtWhenTheKernelTellsIt() throws {
    var files = ["/proc/meminfo": "MemTotal:        7997552 kB\nMemFree: 1 kB\n"]
    #expect(try FakeMachine(files).says("memory", "mb") == ["mb=7810"])
    files["/sys/devices/system/memory/block_size_bytes"] = "8000000\n"
    for block in 0..<64 { files["/sys/devices/system/memory/memory\(block)/online"] = "1\n" }
    #expect(try FakeMachine(files).says("memory", "mb") == ["mb=8192"])
  }

  @Test func onlyRealDisksAreListed() throws {
    let machine = try FakeMachine([
      "/sys/block/nvme0n1/size": "1000215216\n", "/sys/block/nvme0n1/device/model": "Samsung SSD 980   \n",
      "/sys/block/nvme0n1/queue/rotational": "0\n", "/sys/block/sda/size": "1953525168\n",
      "/sys/block/sda/device/vendor": "ATA     \n", "/sys/block/sda/device/model": "ST1000\n",
      "/sys/block/sda/queue/rotational": "1\n", "/sys/block/sdb/size": "60000000\n", "/sys/block/sdb/removable": "1\n",
      "/sys/block/loop0/size": "8\n", "/sys/block/dm-0/size": "1000\n", "/sys/block/sr0/size": "2097151\n",
      "/sys/block/sdc/size": "0\n",
    ])
    #expect(
      try machine.says("disk", "model", "manufacturer", "size-mb", "interface", "kind") == [
        "model=Samsung SSD 980 size-mb=512110 interface=nvme kind=ssd", "model=ST1000 size-mb=1000204 kind=hdd",
        "size-mb=30720 kind=removable",
      ])
  }

  private static let plain = [
    "/proc/mounts": "/dev/sda2 / ext4 rw 0 0\n/dev/sda1 /boot/efi vfat rw 0 0\ntmpfs /run tmpfs rw 0 0\n",
    "/sys/block/sda/sda1/size": "1", "/sys/block/sda/sda2/size": "1",
  ]
  /// A logical volume on an encrypted partition.
  private static let encrypted = [
    "/proc/mounts": "/dev/mapper/vg-root / ext4 rw 0 0\n/dev/sda1 /boot ext4 rw 0 0\n",
    "/sys/block/sda/sda1/size": "1", "/sys/block/sda/sda3/size": "1", "/sys/block/dm-1/dm/name": "vg-root\n",
    "/sys/block/dm-1/dm/uuid": "LVM-abcdef\n", "/sys/block/dm-1/slaves/dm-0": "",
    "/sys/block/dm-0/dm/name": "sda3_crypt\n",
    "/sys/block/dm-0/dm/uuid": "CRYPT-LUKS2-0123-sda3_crypt\n", "/sys/block/dm-0/slaves/sda3": "",
  ]

  @Test func aPlainVolumeIsNotEncrypted() throws {
    let machine = try FakeMachine(Self.plain)
    #expect(
      try machine.says("drive", "mount", "encrypted", "encryption", "system", "free-mb")
        == ["mount=/ encrypted=no system=yes free-mb=40000", "mount=/boot/efi encrypted=no"])
    #expect(try !machine.unseen().contains { $0.hasPrefix("disk-encrypted") })
  }

  @Test func whatStandsOnAnEncryptedVolumeIsEncrypted() throws {
    #expect(
      try FakeMachine(Self.encrypted).says("drive", "mount", "encrypted", "encryption")
        == ["mount=/ encrypted=yes encryption=LUKS2", "mount=/boot encrypted=no"])
  }

  @Test func halfAnEncryptedVolumeIsPartlyEncrypted() throws {
    var files = Self.encrypted
    files["/sys/block/dm-1/slaves/sda1"] = ""
    #expect(try FakeMachine(files).says("drive", "encrypted").first == "encrypted=partly")
  }

  @Test func aChainThatCannotBeSeenWholeIsUnknown() throws {
    var files = Self.encrypted
    files["/sys/block/dm-0/slaves/sda3"] = nil
    files["/sys/block/dm-0/dm/uuid"] = "mpath-0\n"
    #expect(try FakeMachine(files).says("drive", "encrypted").first == "")
    let unlisted = try FakeMachine(["/proc/mounts": "/dev/mapper/home / ext4 rw 0 0\n"])
    #expect(try unlisted.says("drive", "encrypted") == [""])
    #expect(try unlisted.unseen().contains("disk-encrypted not-there"))
  }

  @Test(arguments: ["/.fscrypt/policies/1", "/home/.ecryptfs/marie/x"])
  func encryptedFoldersMakeAVolumePartlyEncrypted(path: String) throws {
    var files = Self.plain
    files[path] = ""
    #expect(try FakeMachine(files).says("drive", "encrypted").first == "encrypted=partly")
  }

  @Test(arguments: [("off\n", "encrypted=no"), ("aes-256-gcm\n", "encrypted=yes"), (nil, "")])
  func aDatasetTellsItself(answer: String?, told: String) throws {
    let machine = try FakeMachine(["/proc/mounts": "rpool/root / zfs rw 0 0\n"])
    machine.answers["zfs get -H -o value encryption rpool/root"] = answer
    #expect(try machine.says("drive", "encrypted") == [told])
  }

  @Test func aContainerHasNoAnswer() throws {
    var files = Self.plain
    files["/run/.containerenv"] = ""
    let machine = try FakeMachine(files)
    #expect(try machine.says("drive", "encrypted") == [""])
    #expect(try machine.unseen().contains("disk-encrypted container"))
  }

  @Test func placesThatPeopleNamedAreCutAndCounted() throws {
    let machine = try FakeMachine([
      "/proc/mounts": """
      /dev/sdb1 /media/marie/Photos\\040de\\040Marie ext4 rw 0 0
      //nas-dupont/compta /mnt/compta-dupont cifs rw 0 0
      /dev/sdc1 /dupont ext4 rw 0 0
      /dev/sdd1 /run/media/marie/CLE-DUPONT vfat rw 0 0
      """
    ])
    #expect(
      try machine.says("drive", "mount", "filesystem")
        == [
          "filesystem=ext4", "mount=/mnt filesystem=cifs", "mount=/media filesystem=vfat",
          "mount=/media filesystem=ext4",
        ])
    let dropped = try machine.says("dropped", "what", "count")
    #expect(dropped.contains("what=names count=4"))
    #expect(dropped.contains("what=host-names count=1"))
  }
}
