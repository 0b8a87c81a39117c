using System.Text;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Responses;
using Quell.Journal;
using Quell.Runbook.Cases;
using Quell.Runbook.Kept;
using Quell.Runbook.Ports;

namespace Quell.Adapters.Tests.Journal;

/// <summary>A case on the disk that kept evidence: one answer and one piece that an evidence action collected.</summary>
internal sealed class KeptCase : IDisposable
{
    private static readonly CaseId s_id = new(TempState.Case);

    private KeptCase(TempState state)
    {
        State = state;
        Cases = new CaseStore(state.Folder, state.Clock);
    }

    public TempState State { get; }

    public CaseStore Cases { get; }

    public string Folder => Path.Combine(State.CaseFolder.Folder, "evidence");

    public string ManifestPath => Path.Combine(Folder, "manifest.json");

    public EvidenceVerdict Verdict => Cases.VerifyEvidence(s_id);

    /// <summary>The paths of the pieces, in the order in which they were kept.</summary>
    public List<string> Pieces { get; } = [];

    public static async Task<KeptCase> MakeAsync()
    {
        var made = new KeptCase(new TempState());
        var opening = await made.Cases.CreateAsync(s_id, TestContext.Current.CancellationToken);
        await using var journal = opening.ShouldBeOfType<CaseOpening.Opened>().Journal;
        await AppendAsync(journal, new CaseEntry.CaseOpened(s_id, "e", new TenantIdentity("t", null), "x", false));
        await AppendAsync(journal, new CaseEntry.SessionOpened(1, "plain", "ada", "quell test", "x", false, false));
        await AppendAsync(journal, new CaseEntry.SessionJoined());
        await made.KeepAsync(journal, "s1.r0:kubectl pod", Effect.Read, null, "the pod");
        await made.KeepAsync(
            journal,
            "try abcd1234/1:submit",
            Effect.Evidence,
            new ActionTry(new("abcd1234"), 1),
            "logs"
        );
        made.WriteManifest(CaseState.Fold(journal.Entries));
        return made;
    }

    /// <summary>A call that left the program and whose end was never written, and perhaps the piece that it left.</summary>
    public async Task CutShortAsync(string? left)
    {
        var opening = await Cases.OpenAsync(s_id, TestContext.Current.CancellationToken);
        await using var journal = opening.ShouldBeOfType<CaseOpening.Opened>().Journal;
        await AppendAsync(
            journal,
            new CaseEntry.CallIntended(Call("s1.r1:kubectl node", Effect.Read, null), null, null)
        );
        if (left is not null)
        {
            await journal.KeepAsync(Encoding.UTF8.GetBytes(left), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Another session, which makes the call that was under way again, to its end.</summary>
    public async Task BeginAgainAsync()
    {
        var opening = await Cases.OpenAsync(s_id, TestContext.Current.CancellationToken);
        await using var journal = opening.ShouldBeOfType<CaseOpening.Opened>().Journal;
        await AppendAsync(journal, new CaseEntry.SessionOpened(2, "plain", "ada", "quell test", "x", false, true));
        await AppendAsync(journal, new CaseEntry.SessionJoined());
        await KeepAsync(journal, "s1.r1:kubectl node", Effect.Read, null, "the node as it is now");
    }

    /// <summary>One more piece, in the journal and the folder, and not in the manifest.</summary>
    public async Task GoOnAsync()
    {
        var opening = await Cases.OpenAsync(s_id, TestContext.Current.CancellationToken);
        await using var journal = opening.ShouldBeOfType<CaseOpening.Opened>().Journal;
        await KeepAsync(journal, "s1.r2:kubectl owner", Effect.Read, null, "the owner");
    }

    public void Dispose() => State.Dispose();

    private void WriteManifest(CaseState state) =>
        Cases.WriteBeside(s_id, EvidenceManifest.FileName, EvidenceManifest.Render(state));

    private async Task KeepAsync(ICaseJournal journal, string key, Effect effect, ActionTry? tried, string text)
    {
        await AppendAsync(journal, new CaseEntry.CallIntended(Call(key, effect, tried), null, null));
        var kept = await journal.KeepAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
        Pieces.Add(Path.Combine(Folder, kept.Sha256));
        var answered = new CallOutcome.Answered(new CallReading.Printed([text]));
        await AppendAsync(journal, new CaseEntry.CallEnded(key, answered, kept, 5));
    }

    private static OutsideCall Call(string key, Effect effect, ActionTry? tried) =>
        new()
        {
            Key = key,
            Surface = Surface.Kubectl,
            Request = new CallRequest.Command(["kubectl", "get", "pod", "web", "--namespace", "shop"]),
            Target = new CallTarget("prod", null, "Pod shop/web"),
            Purpose = "looking",
            Effect = effect,
            Try = tried,
        };

    private static async Task AppendAsync(ICaseJournal journal, CaseEntry body) =>
        await journal.AppendAsync(body, alone: false, TestContext.Current.CancellationToken);
}
