using System.Text;
using Quell;
using Quell.Terminal;
using Quell.Terminal.Configuration;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var machine = Machine.OfThisProcess();
var settings = new Lazy<Settings>(() => ConfigurationFile.Read(machine));
return await CommandLine.RunAsync(
    new Verbs(machine, () => settings.Value),
    args,
    Console.Out,
    Console.Error,
    CancellationToken.None,
    () => settings.Value
);
