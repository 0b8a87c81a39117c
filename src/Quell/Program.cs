using System.Text;
using Quell;
using Quell.Domain.Text;
using Quell.Telemetry;
using Quell.Terminal;
using Quell.Terminal.Configuration;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var machine = Machine.OfThisProcess();
var settings = new Lazy<Settings>(() => ConfigurationFile.Read(machine));
TelemetryRun? telemetry = null;
using var hangUp = new HangUp();
var code = await CommandLine.RunAsync(
    new Verbs(machine, () => settings.Value),
    args,
    Console.Out,
    Console.Error,
    hangUp.Token,
    () =>
    {
        if (OtlpTarget.Of(settings.Value, machine) is { } target)
        {
            telemetry = new TelemetryRun(target, machine, args[0]);
            Console.Error.WriteLine(Printable.Line(telemetry.Announcement));
        }
        return settings.Value;
    }
);
if (telemetry is not null)
{
    if (await telemetry.EndAsync(code) is { } warning)
    {
        Console.Error.WriteLine(Printable.Line(warning));
    }
    telemetry.Dispose();
}
return code;
