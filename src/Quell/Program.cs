using System.Text;
using Quell;
using Quell.Terminal;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var machine = Machine.OfThisProcess();
return await CommandLine.RunAsync(new Verbs(machine), args, Console.Out, Console.Error, CancellationToken.None);
