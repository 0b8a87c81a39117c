using System.Diagnostics;
using System.Text.Json;
using Quell.FakeTools;

if (args is ["atlassian", var style])
{
    return Atlassian.Serve(style);
}

// Plays kubectl and aws: what it prints, how long it takes and how it ends stands in $HOME/plays.json.
var folder = Environment.GetEnvironmentVariable("HOME") ?? ".";
using var script = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "plays.json")));
var play = script
    .RootElement.EnumerateArray()
    .Select(scene => new Play(scene))
    .FirstOrDefault(scene => scene.Fits(args));
if (play is null)
{
    await Console.Error.WriteLineAsync($"error: nothing is played for {string.Join(' ', args)}");
    return 97;
}
if (play.Reports)
{
    Report.Write(args);
    return 0;
}
await using var output = Console.OpenStandardOutput();
if (play.Forks)
{
    using var child = Process.Start(new ProcessStartInfo("sleep", "300") { UseShellExecute = false })!;
    output.Write(System.Text.Encoding.ASCII.GetBytes($"{child.Id}\n"));
    output.Flush();
}

// What a program takes is real time to whoever runs it.
using var time = new CancellationTokenSource(play.Delay);
time.Token.WaitHandle.WaitOne();
var bytes = play.Output(folder);
for (var i = 0; i < play.Times; i++)
{
    output.Write(bytes);
}
output.Flush();
await Console.Error.WriteAsync(play.Error);
return play.Code;
