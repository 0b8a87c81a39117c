using Quell.Fuzz;
using SharpFuzz;

// Usage: Quell.Fuzz TARGET [FILE…]        under afl-fuzz, or to run inputs again
//        Quell.Fuzz --seeds TARGET FOLDER  writes what to begin from
//        Quell.Fuzz --list
if (args is ["--list"])
{
    foreach (var known in Target.All)
    {
        await Console.Out.WriteLineAsync(known.Name);
    }
    return 0;
}
if (args is ["--seeds", var of, var folder])
{
    Directory.CreateDirectory(folder);
    foreach (var (number, seed) in Target.All.Single(target => target.Name == of).Seeds().Index())
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, $"seed-{number}"), seed);
    }
    return 0;
}
var chosen = Target.All.Single(target => target.Name == args[0]);
foreach (var file in args[1..])
{
    chosen.Run(await File.ReadAllBytesAsync(file));
}
if (args.Length == 1)
{
    Fuzzer.Run(stream =>
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        chosen.Run(copy.ToArray());
    });
}
return 0;
