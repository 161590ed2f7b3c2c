import ArgumentParser
struct PlanCommand: ParsableCommand {}
