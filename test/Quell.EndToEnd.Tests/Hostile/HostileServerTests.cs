using System.Diagnostics;
using System.Text.Json.Nodes;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.EndToEnd.Tests.InProcess;
using Quell.Fuzz.Checks;
using Quell.Measures;
using Quell.Runbook.Cases;
using Quell.Sysdig;
using Fault = Quell.HostileServer.Fault;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>The whole runbook against a server that does everything wrong, on a fake clock, with a person who says yes to all.</summary>
public sealed class HostileServerTests
{
    /// <summary>What a run may hold at once beside what was held before, the tenant of this process among it.</summary>
    private const long MostBytes = 200L * 1024 * 1024;
    private const long Slack = 16L * 1024 * 1024;
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(250);

    /// <summary>How long nothing may happen outside of this process until the clock of the run goes on.</summary>
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_stride = TimeSpan.FromSeconds(5);

    /// <summary>A program takes its time to start, whatever the clock of the run says.</summary>
    private static readonly SysdigOptions s_patient = new() { ConnectTimeout = TimeSpan.FromHours(6) };

    /// <summary>Every fault in each of the ways; in a build a quarter of them in this process, and others in the other ways.</summary>
    public static TheoryData<string, string> Faults
    {
        get
        {
            var faults = new TheoryData<string, string>();
            foreach (var (number, fault) in Fault.All.Index())
            {
                Add(HostileSide.Streams, number % 4 == 0);
                Add(HostileSide.Stdio, number % 12 == 5);
                Add(HostileSide.Http, number % 12 == 10);

                void Add(string way, bool isSample)
                {
                    if (isSample || Effort.IsWhole)
                    {
                        faults.Add(fault.Name, way);
                    }
                }
            }
            return faults;
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    [Trait("Guardrail", "G-37")]
    [Trait("Guardrail", "G-01")]
    public async Task Whatever_the_server_does_the_run_ends_in_words_and_writes_nothing_without_its_yes(
        string name,
        string way
    )
    {
        using var side = HostileSide.Open(way, name);
        await using var incident = new Incident
        {
            Wire = side.Wire,
            Elsewhere = side.Endpoint,
            Bounds = side.Endpoint is null ? null : s_patient,
        };
        using var person = new PlainPerson(Two);

        var (code, held) = await PlayAsync(incident, person, side);

        held.ShouldBeLessThan(MostBytes);
        Figures.Add($"servers.kilobytes.{name}.{way}", held / 1024);
        Enum.IsDefined(code).ShouldBeTrue();
        Laws.PrintableText(person.Transcript);
        var approved = new List<JsonNode>();
        foreach (var id in incident.Cases.List())
        {
            incident.Cases.Verify(id).Intact.ShouldBeTrue(name);
            var entries = incident.Cases.Read(id)!;
            Course.Prompts(person.Transcript, entries);
            approved.AddRange(Writes.WithTheirYes(entries));
            Figures.Add($"servers.{way}.calls", entries.Count(entry => entry.Body is CaseEntry.CallIntended));
            Laws.PrintableText(
                await File.ReadAllTextAsync(
                    Path.Combine(incident.Cases.FolderOf(id), "report.md"),
                    TestContext.Current.CancellationToken
                )
            );
        }
        side.Heard.ShouldNotBeEmpty();
        Writes.AreThese(side.Heard, approved);
        Figures.Add($"servers.{way}.faults", 1);
        Figures.Add($"servers.{way}.writes", approved.Count);
        Figures.Add("servers.writes_without_approval", 0);
    }

    /// <summary>
    /// Lets the clock of the run go on beside it, and looks at the memory meanwhile. Where the server is another process, time
    /// passes only while nothing is said to it and nothing is written into the journal: how busy the machine is does not decide what is too late.
    /// </summary>
    private static async Task<(ExitCode Code, long Held)> PlayAsync(
        Incident incident,
        PlainPerson person,
        HostileSide side
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(4));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (most, written, since) = (before, 0L, Stopwatch.StartNew());
        var isOutside = side.Endpoint is not null;
        var run = incident.RunAsync(person, TestContext.Current.CancellationToken);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!run.IsCompleted)
        {
            await beat.WaitForNextTickAsync(limit.Token);
            most = Math.Max(most, Held(most + Slack));
            if (isOutside && Written(incident) + side.HeardBytes is var now && now != written)
            {
                (written, since) = (now, Stopwatch.StartNew());
            }
            if (!isOutside || since.Elapsed > s_idle)
            {
                incident.Clock.Plain.Advance(isOutside ? s_stride : s_step);
            }
        }
        return (await run, most - before);
    }

    /// <summary>What is held, where that is more than is known; what merely was not collected yet does not count.</summary>
    private static long Held(long known)
    {
        if (GC.GetTotalMemory(forceFullCollection: false) < known)
        {
            return 0;
        }
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: false);
    }

    private static long Written(Incident incident) =>
        new DirectoryInfo(incident.Root)
            .EnumerateFiles("*.jsonl", SearchOption.AllDirectories)
            .Sum(file => file.Length);

    /// <summary>Two actions tell as much as twenty, and take less of the clock.</summary>
    private static string? Two(Question question, CaseState state) =>
        question.Kind == QuestionKind.Select && state.Plan!.Actions.Count(IsOneOfTwo) == 2
            ? "GET_LOGS KILL_PROCESS"
            : Answers.Yes(question, state);

    private static bool IsOneOfTwo(ResponseAction action) => action.Type is "GET_LOGS" or "KILL_PROCESS";
}
