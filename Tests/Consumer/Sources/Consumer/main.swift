// The README's example, which stands beside as it is there: the chance, then a line for each target of the plan that is named.
print(try chanceOfCameras())
for line in try outlook(onPlanAt: CommandLine.arguments[1]) { print(line) }
