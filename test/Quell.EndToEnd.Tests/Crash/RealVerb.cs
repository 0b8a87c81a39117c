using Quell.EndToEnd.Tests.Processes;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>A verb of the real program that changes files: what has to be there first, how it is called, what is answered.</summary>
/// <param name="Command">Its words.</param>
/// <param name="Answer">From the kind of a question and its accepted answers.</param>
internal sealed record RealVerb(Func<Sandbox, string[]> Command, Func<string, string[], string?> Answer)
{
    private const string EventId = "7f3c9a1e5b2d48c6a0e4f19b8d7c6053";

    /// <summary>Runs that come to their end before the one that is killed.</summary>
    public Func<Sandbox, Task> Prepare { get; init; } = _ => Task.CompletedTask;

    /// <summary>What the run ends with when it is started once more after a kill.</summary>
    public int[] Codes { get; init; } = [0, 5, 6];

    public static RealVerb Named(string name) =>
        name switch
        {
            "respond" => new RealVerb(Respond, Say("KILL_PROCESS")),
            "respond, resumed" => new RealVerb(Respond, Say())
            {
                Prepare = sandbox =>
                    RunAsync(
                        sandbox,
                        new RealVerb(Respond, Say("KILL_PROCESS")),
                        KillPointLibrary.At(KillPointLibrary.Outcome, "before"),
                        137
                    ),
            },
            "respond, filing" => new RealVerb(Respond, File),
            "investigate" => new RealVerb(
                sandbox =>
                    [
                        "investigate",
                        EventId,
                        "--tenant",
                        "embedded:cryptominer",
                        "--state",
                        sandbox.State,
                        "--case-files",
                        sandbox.CaseFiles,
                    ],
                Say()
            )
            {
                Codes = [0],
            },
            "undo" => new RealVerb(
                sandbox => ["undo", Path.GetFileName(sandbox.Cases.Single()), "--state", sandbox.State],
                Say()
            )
            {
                Prepare = sandbox => RunAsync(sandbox, new RealVerb(Respond, Say("PAUSE_CONTAINER")), [], 0, 5),
            },
            "report" => new RealVerb(
                sandbox =>
                    [
                        "report",
                        Path.GetFileName(sandbox.Cases.Single()),
                        "--state",
                        sandbox.State,
                        "--format",
                        "markdown",
                        "--output",
                        sandbox.PathOf("asked-for.md"),
                    ],
                Say()
            )
            {
                Prepare = sandbox => RunAsync(sandbox, new RealVerb(Respond, Say("KILL_PROCESS")), [], 0, 5),
                // Killed after it was put in its place it is whole, and never written over.
                Codes = [0, 1],
            },
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, message: null),
        };

    /// <param name="goesOn">True where an action was chosen before: nobody chooses it again.</param>
    /// <returns>The code it ended with, and both sides of the talk.</returns>
    public async Task<(int Code, string Transcript)> RunAsync(
        Sandbox sandbox,
        IReadOnlyDictionary<string, string> variables,
        bool goesOn = false
    )
    {
        using var run = QuellProcess.Start(sandbox, variables, Command(sandbox));
        await run.TalkAsync(
            (kind, accepts) => goesOn && kind == "select" ? "none" : Answer(kind, accepts),
            TestContext.Current.CancellationToken
        );
        var code = await run.EndAsync(TestContext.Current.CancellationToken);
        return (code, run.Transcript + await run.ErrorsAsync());
    }

    private static async Task RunAsync(
        Sandbox sandbox,
        RealVerb verb,
        Dictionary<string, string> variables,
        params int[] codes
    )
    {
        var (code, transcript) = await verb.RunAsync(sandbox, variables);
        codes.ShouldContain(code, transcript);
    }

    private static string[] Respond(Sandbox sandbox) => RespondLine.Practising(sandbox, interval: 1, polls: 1);

    private static Func<string, string[], string?> Say(params string[] types) =>
        (kind, accepts) =>
            kind switch
            {
                "undo" => "1",
                "hand-over" => "no",
                "unreconciled" => "go-on",
                _ => Scripts.Choose(types)(kind, accepts),
            };

    private static string? File(string kind, string[] accepts) =>
        kind switch
        {
            "approve" when accepts[0].Contains("KILL_PROCESS", StringComparison.Ordinal) => "no",
            "destination" => "jira",
            "preview" => "submit",
            "unreconciled" => "go-on",
            _ => Scripts.Choose("KILL_PROCESS")(kind, accepts),
        };
}
