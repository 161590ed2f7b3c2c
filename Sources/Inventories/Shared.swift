/// A large value that many hold and nobody changes: a copy of it costs one reference.
@dynamicMemberLookup
package struct Shared<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private let box: Box

  package init(_ value: Value) {
    box = Box(value)
  }

  /// The value, lent: reading one member of it copies that member only.
  package var value: Value { _read { yield box.value } }

  package subscript<Member>(dynamicMember path: KeyPath<Value, Member>) -> Member {
    box.value[keyPath: path]
  }
}
