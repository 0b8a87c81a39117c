using System.Globalization;
using System.Runtime.InteropServices;
using Quell.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var native = new Native(args.Length > 0 ? args[0] : "artifacts/native/quell");
Console.WriteLine(
    $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0.0} GB, {RuntimeInformation.FrameworkDescription}"
);
Console.WriteLine("| What | Measured | Against | Ratio | Budget | Met |");
Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
Print(NativeStart.Measure(native));
foreach (var row in await Checklist.MeasureAsync())
{
    Print(row);
}

Print(await YesToWire.MeasureAsync());
Print(Watching.Measure(native));
Print(Proposing.Measure());
Print(await Drawing.MeasureAsync());
Print(BinarySize.Measure(native));
Print(await ProbeChain.MeasureAsync());
foreach (var row in await ClusterProbe.MeasureAsync())
{
    Print(row);
}

static void Print(Measured row) =>
    Console.WriteLine(
        $"| {row.Name} | {row.Value} | {row.Reference} | {row.Ratio?.ToString("0.00") ?? "-"} | {row.Budget} | {row.Met switch { true => "yes", false => "NO", null => "not measured" }} |"
    );
