import ArgumentParser
struct AuditCommand: ParsableCommand {}
