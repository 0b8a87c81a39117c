using Quell.Domain.Cases;
using Quell.EndToEnd.Tests.InProcess;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>One whole case, with kubectl, aws and a case file, played once; and the same with a word in its fields.</summary>
public sealed class InjectedCases : IAsyncLifetime
{
    private readonly OutsideFields _fields = new();
    private IReadOnlyList<JournalEntry> _entries = [];

    /// <summary>Where words are put.</summary>
    public IReadOnlySet<string> Fields => _fields.Planted;

    public async ValueTask InitializeAsync()
    {
        var script = AnswerScript.ApproveAll.Declining("PAUSE_CONTAINER").With("ISOLATE_NETWORK", Fault.NoResponder);
        await using var incident = new Incident
        {
            HasPrograms = true,
            Around = surface => new FaultySurface(surface, script.Faults),
        };
        Course.LeaveCaseFile(incident, string.Empty);
        using var person = new PlainPerson(script.Answer);
        await incident.RunAsync(person, CancellationToken.None);
        _entries = incident.Cases.Read(incident.Only)!;
        _ = With("x");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal IReadOnlyList<JournalEntry> With(string word) => _fields.With(_entries, word);
}
