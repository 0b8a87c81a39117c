using System.Globalization;
using Quell.HostileServer;
using Quell.Lab;
using Quell.Lab.Scenarios;

// Usage: Quell.HostileServer FAULT [--http] [--start TIME] [--heard FILE]
// The cryptominer tenant, as nobody would want to meet it. With --start its time begins there and passes by two seconds with
// each line of the client; what the client says is added to the file, one message on a line.
var fault = Fault.Named(args[0]);
var scenario = ((ScenarioReading.Loaded)ScenarioLibrary.Load("cryptominer")).Scenario;
var clock = Given("--start") is { } start
    ? new TurnClock(DateTimeOffset.Parse(start, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(2))
    : null;
await using var tenant = EmbeddedTenant.Open(scenario, clock ?? TimeProvider.System);
var one = new Lock();
var relay = new Relay(fault) { Heard = Heard };
if (args.Contains("--http"))
{
    await HttpSide.RunAsync(tenant, relay);
    return;
}
var (output, input) = relay.Around(tenant.ServerOutput, tenant.ServerInput);
var listening = Console.OpenStandardInput().CopyToAsync(input);
await output.CopyToAsync(Console.OpenStandardOutput());

string? Given(string name) => Array.IndexOf(args, name) is > 0 and var at ? args[at + 1] : null;

void Heard(string line)
{
    // Over HTTP several messages come at once, and a line has to stay one.
    lock (one)
    {
        clock?.Turn();
        if (Given("--heard") is { } file)
        {
            File.AppendAllText(file, line + "\n");
        }
    }
}
