namespace Quell.Fuzz;

/// <summary>One reader of outside text, with what must hold whatever it reads.</summary>
/// <param name="Name">As the command line and the folder of its seeds name it.</param>
/// <param name="Run">Reads one input; throws when a law is broken.</param>
internal sealed record Target(string Name, Action<byte[]> Run)
{
    /// <summary>Every target, in the order in which they are told.</summary>
    public static IReadOnlyList<Target> All { get; } =
    [
        new("event", Targets.SysdigAnswers.Event),
        new("process-tree", Targets.SysdigAnswers.ProcessTree),
        new("case-file", Targets.CaseFiles.Run),
        new("sysql-result", Targets.SysdigAnswers.SysqlResult),
        new("sysql-text", Targets.SysqlTexts.Run),
        new("scenario", Targets.Scenarios.Run),
        new("selection", Targets.Selections.Run),
        new("journal", Targets.Journals.Run),
        new("kubectl", Targets.KubectlOutputs.Run),
        new("aws", Targets.AwsOutputs.Run),
        new("catalogue", Targets.SysdigAnswers.Catalogue),
        new("refusal", Targets.SysdigAnswers.Refusal),
        new("wire", Targets.WireLines.Run),
    ];

    /// <summary>Good inputs to begin from.</summary>
    public IReadOnlyList<byte[]> Seeds()
    {
        var assembly = typeof(Target).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith($"seeds/{Name}/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var stream = assembly.GetManifestResourceStream(name)!;
                    var bytes = new byte[stream.Length];
                    stream.ReadExactly(bytes);
                    return bytes;
                }),
        ];
    }
}
