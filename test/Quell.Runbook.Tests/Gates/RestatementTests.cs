using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Runbook.Gates;
using Quell.Runbook.Tests.Approvals;

namespace Quell.Runbook.Tests.Gates;

/// <summary>Whatever a person was shown is bound to the yes: another word, another digest.</summary>
[Trait("Guardrail", "G-05")]
public sealed class RestatementTests
{
    private static readonly Consequence s_breaks = new("C-01", Severity.Outage, "It stops.", [], []);

    private static readonly ResponseAction s_action = World.Actions[0] with
    {
        Consequences = [s_breaks],
        EvidenceLost = ["the memory"],
        EvidenceAtRisk = [new EvidenceRisk("the files", ["CAPTURE", "SNAPSHOT"])],
        Undoes = new UndoneExecution("x-1", World.Actions[1].Try, "PAUSE_CONTAINER", DiscardsEvidence: false),
        Files = new FiledAction(World.Actions[1].Try, "PAUSE_CONTAINER", "draft 1", "head", "SEC-7"),
    };

    private static readonly Restatement s_whole = new(World.Case, s_action, 3, "tenant t-1", "uid=1");

    /// <summary>A question that is open, or was answered, names the digest: a build that made another one would ask again.</summary>
    [Fact]
    public void The_same_words_have_the_same_digest_in_every_build() =>
        s_whole.Digest().ShouldBe("5c81bf6e1c4c3a901849abcdfa6a9073b15fd53c4a2551662eefa2ec4d93a4be");

    [Fact]
    public void The_case_the_try_and_the_revision_are_bound()
    {
        Differs(s_whole with { Case = new CaseId("20260301-100000-17f0a1b2-ffff") });
        Differs(s_whole with { Revision = 4 });
        Differs(s_action with { Id = new ActionId("ffffffff") });
        Differs(s_action with { Attempt = 2 });
    }

    [Fact]
    [Trait("Guardrail", "G-09")]
    public void Whom_it_reaches_and_how_that_stands_are_bound()
    {
        Differs(s_whole with { Fingerprint = "tenant t-2" });
        Differs(s_whole with { Target = "uid=2" });
        Differs(s_whole with { Target = null });
    }

    [Fact]
    public void What_is_sent_is_bound()
    {
        Differs(s_action with { Type = "KILL_CONTAINER" });
        Differs(s_action with { Request = World.Command.Request });
        Differs(s_action with { SchemaDigest = "another schema" });
    }

    [Fact]
    public void What_it_breaks_and_destroys_is_bound()
    {
        Differs(s_action with { Consequences = [] });
        Differs(s_action with { Consequences = [s_breaks with { Rule = "C-02" }] });
        Differs(s_action with { Consequences = [s_breaks with { Severity = Severity.Delay }] });
        Differs(s_action with { Consequences = [s_breaks with { Sentence = "It goes on." }] });
        Differs(s_action with { EvidenceLost = [] });
        Differs(s_action with { EvidenceAtRisk = [] });
        Differs(s_action with { EvidenceAtRisk = [new EvidenceRisk("the files", ["CAPTURE"])] });
        Differs(s_action with { EvidenceAtRisk = [new EvidenceRisk("the logs", ["CAPTURE", "SNAPSHOT"])] });
    }

    [Fact]
    public void The_way_back_is_bound()
    {
        var call = new UndoSlot.Call("UNPAUSE_CONTAINER", "undo", ["a", "b"], true, "by hand");
        var line = new UndoSlot.CommandLine(["kubectl", "scale"], ["a", "b"], "by hand");
        UndoSlot[] ways =
        [
            new UndoSlot.None("by hand"),
            new UndoSlot.None("by nobody"),
            call,
            call with
            {
                Type = "RESUME",
            },
            call with
            {
                Tool = "other",
            },
            call with
            {
                Hazards = ["a"],
            },
            call with
            {
                Listed = false,
            },
            call with
            {
                ManualRecovery = "by nobody",
            },
            line,
            line with
            {
                Argv = ["kubectl", "patch"],
            },
            line with
            {
                Hazards = ["a"],
            },
            line with
            {
                ManualRecovery = "by nobody",
            },
        ];

        ways.Select(way => (s_whole with { Action = s_action with { Undo = way } }).Digest()).ShouldBeUnique();
        Differs(s_action with { Reversibility = "other words" });
    }

    /// <summary>Each form of a way back in its words, so that two of them cannot come to mean the same.</summary>
    [Fact]
    public void The_ways_back_have_the_same_digests_in_every_build()
    {
        Undoing(new UndoSlot.Call("UNPAUSE_CONTAINER", "undo", ["a", "b"], true, "by hand"))
            .ShouldBe("c3f93d195a67d461cf867b849e3d844d3a265997451a47a1042ae05ebefbc32e");
        Undoing(new UndoSlot.CommandLine(["kubectl", "scale"], ["a", "b"], "by hand"))
            .ShouldBe("9c48556993d505baf3c47420996df3dd5bd0ffe0e8f5b7875047bb9718327010");
        Undoing(new UndoSlot.None("by hand"))
            .ShouldBe("12775a4b41881ef921403376a87996975811f6dbb71b91e0f3b84367e33944e8");
    }

    [Fact]
    [Trait("Guardrail", "G-40")]
    public void What_is_taken_back_is_bound()
    {
        var undone = s_action.Undoes!;

        Differs(s_action with { Undoes = null });
        Differs(s_action with { Undoes = undone with { ExecutionId = "x-2" } });
        Differs(s_action with { Undoes = undone with { Response = s_action.Try } });
        Differs(s_action with { Undoes = undone with { DiscardsEvidence = true } });
    }

    [Fact]
    [Trait("Guardrail", "G-42")]
    public void What_is_filed_is_bound()
    {
        var filed = s_action.Files!;

        Differs(s_action with { Files = null });
        Differs(s_action with { Files = filed with { Response = s_action.Try } });
        Differs(s_action with { Files = filed with { ResponseType = "KILL_CONTAINER" } });
        Differs(s_action with { Files = filed with { Draft = "draft 2" } });
        Differs(s_action with { Files = filed with { Ticket = "SEC-8" } });
    }

    private static string Undoing(UndoSlot way) => (s_whole with { Action = s_action with { Undo = way } }).Digest();

    private static void Differs(ResponseAction action) => Differs(s_whole with { Action = action });

    private static void Differs(Restatement other) => other.Digest().ShouldNotBe(s_whole.Digest());
}
