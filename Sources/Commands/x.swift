import ArgumentParser
package struct DrailleCommand: AsyncParsableCommand { package init() {} }
