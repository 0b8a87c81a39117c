using Quell.HostileServer;
using Quell.Lab;
using Quell.Lab.Scenarios;

// Usage: Quell.HostileServer FAULT [--http]   the cryptominer tenant, as nobody would want to meet it
var fault = Fault.Named(args[0]);
var scenario = ((ScenarioReading.Loaded)ScenarioLibrary.Load("cryptominer")).Scenario;
await using var tenant = EmbeddedTenant.Open(scenario, TimeProvider.System);
if (args.Contains("--http"))
{
    await HttpSide.RunAsync(tenant, new Relay(fault));
    return;
}
var (output, input) = new Relay(fault).Around(tenant.ServerOutput, tenant.ServerInput);
var listening = Console.OpenStandardInput().CopyToAsync(input);
await output.CopyToAsync(Console.OpenStandardOutput());
