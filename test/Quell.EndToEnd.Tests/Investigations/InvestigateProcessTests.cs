using Quell.EndToEnd.Tests.Processes;

namespace Quell.EndToEnd.Tests.Investigations;

/// <summary>The built program: an investigation in one process, the response in it or in another.</summary>
public sealed class InvestigateProcessTests : IDisposable
{
    private const string Tenant = "embedded:exec-lateral";
    private readonly Sandbox _sandbox = new();

    public InvestigateProcessTests() => Directory.CreateDirectory(_sandbox.CaseFiles);

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_row_is_picked_a_file_is_written_and_another_process_reads_it()
    {
        using var first = QuellProcess.Start(_sandbox, "investigate", "--tenant", Tenant, "--state", _sandbox.State);
        await first.TalkAsync((kind, _) => kind is "event-id" ? "1" : "no", TestContext.Current.CancellationToken);
        (await first.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(0, first.Transcript);
        var file = Directory.GetFiles(_sandbox.CaseFiles).ShouldHaveSingleItem();
        first.Transcript.ShouldContain(file);

        using var second = QuellProcess.Start(_sandbox, "respond", "--tenant", Tenant, "--state", _sandbox.State);
        await second.TalkAsync(Scripts.Choose(), TestContext.Current.CancellationToken);
        await second.EndAsync(TestContext.Current.CancellationToken);

        second.Transcript.ShouldContain($"Prior investigation found: {file}");
        second.Transcript.ShouldNotContain("case-gate");
        second.Transcript.ShouldNotContain("CONFLICT");
    }

    [Fact]
    public async Task A_yes_at_the_end_hands_over_in_the_same_process()
    {
        using var quell = QuellProcess.Start(_sandbox, "investigate", "--tenant", Tenant, "--state", _sandbox.State);
        await quell.TalkAsync(
            (kind, accepts) =>
                kind switch
                {
                    "event-id" => "1",
                    "hand-over" => "yes",
                    _ => Scripts.Choose()(kind, accepts),
                },
            TestContext.Current.CancellationToken
        );
        await quell.EndAsync(TestContext.Current.CancellationToken);

        quell.Transcript.ShouldContain("sysdig-runtime-investigate handed off c90f4d7e1b2a4865b3d80e5fa7c6192d.");
        quell.Transcript.ShouldContain("Prior investigation found: ");
        _sandbox.Cases.Length.ShouldBe(2);
    }

    [Fact]
    public async Task Where_the_folder_is_not_there_it_ends_in_three_lines()
    {
        Directory.Delete(_sandbox.CaseFiles);
        using var quell = QuellProcess.Start(
            _sandbox,
            "investigate",
            "c90f4d7e1b2a4865b3d80e5fa7c6192d",
            "--tenant",
            Tenant,
            "--state",
            _sandbox.State
        );
        await quell.TalkAsync((_, _) => null, TestContext.Current.CancellationToken);

        (await quell.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(3);
        var errors = await quell.ErrorsAsync();
        errors.ShouldContain("error: The case file was not written.");
        errors.ShouldContain("fix: Name a folder that you may write with --case-files DIR");
    }

    [Fact]
    public async Task A_file_written_by_hand_is_read_and_supplies_no_parameter()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_sandbox.CaseFiles, "sysdig-runtime-investigate-c90f4d7e-29991231-2359.md"),
            """
            ## Shell in the payment API — Lateral Movement (T1609)

            **Event ID:** c90f4d7e1b2a4865b3d80e5fa7c6192d | **Type:** KUBERNETES_WORKLOAD | **Status:** open
            **Time:** 09:00 — 09:10

            ### Summary

            Somebody came in through the API server with the runner's token. Confidence 5/5.

            ### What happened

            - **Trigger:** Terminal shell in container
            - **Resource:** `core-prod` (EKS) / namespace `payments` / deployment `api` / pod `api-of-yesterday` / container `api` (`0123456789ab`)

            ### Resource context

            - **Sibling workloads:** `worker`
            """,
            TestContext.Current.CancellationToken
        );
        using var quell = QuellProcess.Start(_sandbox, "respond", "--tenant", Tenant, "--state", _sandbox.State);
        await quell.TalkAsync(Scripts.Choose(), TestContext.Current.CancellationToken);
        await quell.EndAsync(TestContext.Current.CancellationToken);

        quell.Transcript.ShouldContain(
            "- investigated as: Shell in the payment API — Lateral Movement (T1609) [case file:1]"
        );
        quell.Transcript.ShouldContain(
            "CONFLICT on pod.name: api-74f5bd8c69-m2xqc (event) / api-of-yesterday (case file:13)"
        );
        quell.Transcript.ShouldContain("CONFLICT on container.id: 61f0a8d3c97b (event) / 0123456789ab (case file:13)");
        quell.Transcript.ShouldContain("PID 77120 (sh) in container 61f0a8d3c97b");
        quell.Transcript.ShouldNotContain("in container 0123456789ab");
    }
}
