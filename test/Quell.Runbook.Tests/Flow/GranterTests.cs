using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Plans;
using Quell.Domain.Questions;
using Quell.Runbook.Authorize;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Gates;
using Quell.Runbook.Tests.Approvals;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Flow;

/// <summary>What the person allowed becomes a grant, and nothing else does.</summary>
public sealed class GranterTests
{
    private const string Pods = "kubectl get pods -n shop --context prod -o json";

    private static readonly ActionTry s_try = new(new ActionId("aaaaaaaa"), 1);
    private readonly Grants _grants = new();
    private readonly Granter _granter;

    public GranterTests() => _granter = new Granter(_grants, new RunOptions());

    [Fact]
    [Trait("Guardrail", "G-20")]
    public void A_yes_to_write_access_is_for_one_action_and_ends_with_it()
    {
        using var world = new World();
        var tried = World.Command.Try;
        var question = Question(QuestionKind.WriteAccess, tried);
        var write = Call(World.Command.Request.Text) with { Effect = Effect.Eviction, Try = tried };
        _grants.Refusal(write).ShouldNotBeNull();

        _granter.Hear(question, Answer.No, world.State);
        _grants.Refusal(write).ShouldNotBeNull();

        _granter.Hear(question, Answer.Yes, world.State);
        _grants.Refusal(write).ShouldBeNull();
        _grants.Refusal(write with { Try = new ActionTry(new ActionId("bbbbbbbb"), 1) }).ShouldNotBeNull();
        _grants.Refusal(write with { Try = tried with { Attempt = 2 } }).ShouldNotBeNull();
        _grants.Refusal(Call(Pods)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(QuestionKind.Approve)]
    [InlineData(QuestionKind.Grant)]
    [InlineData(QuestionKind.Confirm)]
    [Trait("Guardrail", "G-20")]
    public void A_yes_to_another_question_about_kubectl_is_no_write_access(QuestionKind kind)
    {
        using var world = new World();
        var tried = World.Command.Try;

        _granter.Hear(Question(kind, tried), Answer.Yes, world.State);

        _grants
            .Refusal(Call(World.Command.Request.Text) with { Effect = Effect.Eviction, Try = tried })
            .ShouldNotBeNull();
    }

    [Fact]
    [Trait("Guardrail", "G-20")]
    public void Write_access_that_is_about_no_action_is_none()
    {
        _granter.Hear(Question(QuestionKind.WriteAccess, about: null), Answer.Yes, CaseState.Empty);

        _grants.Refusal(Call("kubectl scale deployment/x") with { Effect = Effect.Containment }).ShouldNotBeNull();
    }

    [Fact]
    [Trait("Guardrail", "G-20")]
    public void Write_access_for_an_action_that_is_not_offered_is_for_no_command()
    {
        _granter.Hear(Question(QuestionKind.WriteAccess, s_try), Answer.Yes, CaseState.Empty);

        _grants
            .Refusal(Call(World.Command.Request.Text) with { Effect = Effect.Containment, Try = s_try })
            .ShouldBe("writing through kubectl was authorised for another call alone");
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("read-only")]
    [Trait("Guardrail", "G-20")]
    public void A_yes_to_reading_never_lets_a_write_through(string answer)
    {
        _granter.Hear(Question(QuestionKind.Grant, null), answer, CaseState.Empty);

        _grants.Refusal(Call(Pods)).ShouldBeNull();
        _grants
            .Refusal(Call("kubectl scale deployment/x") with { Effect = Effect.Containment, Try = s_try })
            .ShouldNotBeNull();
        _grants
            .Refusal(
                Call("kubectl scale deployment/x --dry-run=server") with
                {
                    Effect = Effect.Rehearsal,
                    Try = s_try,
                }
            )
            .ShouldNotBeNull();
    }

    [Theory]
    [InlineData(QuestionKind.Grant, "no")]
    [InlineData(QuestionKind.Grant, "skip")]
    [InlineData(QuestionKind.Mismatch, "yes")]
    [InlineData(QuestionKind.Confirm, "read-only")]
    [Trait("Guardrail", "G-20")]
    public void Any_other_answer_and_any_other_question_authorises_no_read(QuestionKind kind, string answer)
    {
        _granter.Hear(Question(kind, null), answer, CaseState.Empty);

        _grants.Refusal(Call(Pods)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("aws iam get-role --role-name r --profile ops", true)]
    [InlineData("aws iam get-role --role-name r --profile prod", false)]
    [InlineData("kubectl get pods --context prod", false)]
    [Trait("Guardrail", "G-20")]
    public void A_yes_to_aws_is_for_the_profile_that_was_found(string line, bool allowed)
    {
        _granter.Hear(
            Question(QuestionKind.Grant, null) with
            {
                Surface = Surface.Aws,
            },
            Answer.Yes,
            Found(Surface.Aws, ("profile", "ops"))
        );

        (_grants.Refusal(Call(line)) is null).ShouldBe(allowed);
    }

    [Theory]
    [InlineData("prod", true)]
    [InlineData("stage", false)]
    [Trait("Guardrail", "G-20")]
    public void A_yes_to_kubectl_is_for_the_context_that_was_found(string context, bool allowed)
    {
        _granter.Hear(Question(QuestionKind.Grant, null), Answer.Yes, Found(Surface.Kubectl, ("context", "prod")));

        (_grants.Refusal(Call($"kubectl get pods --context {context}")) is null).ShouldBe(allowed);
    }

    [Fact]
    [Trait("Guardrail", "G-20")]
    public void A_desk_that_was_chosen_may_be_read_and_written_only_after_a_yes_of_its_own()
    {
        var read = Call("x") with { Surface = Surface.PagerDuty, Request = Post() };
        var write = read with { Effect = Effect.Filing, Try = s_try };
        var question = Question(QuestionKind.Approve, s_try) with { Surface = Surface.PagerDuty };

        _granter.Hear(Question(QuestionKind.Select, null) with { Surface = null }, "pagerduty", CaseState.Empty);
        _grants.Refusal(read).ShouldNotBeNull();
        _granter.Hear(Question(QuestionKind.Destination, null) with { Surface = null }, "none", CaseState.Empty);
        _grants.Refusal(read).ShouldNotBeNull();

        _granter.Hear(Question(QuestionKind.Destination, null) with { Surface = null }, "pagerduty", CaseState.Empty);
        _grants.Refusal(read).ShouldBeNull();
        _grants.Refusal(write).ShouldNotBeNull();

        _granter.Hear(question, Answer.No, CaseState.Empty);
        _grants.Refusal(write).ShouldNotBeNull();
        _granter.Hear(question, Answer.Yes, CaseState.Empty);
        _grants.Refusal(write).ShouldBeNull();
    }

    [Fact]
    [Trait("Guardrail", "G-21")]
    public void An_entry_that_claims_an_authorisation_grants_nothing_that_the_run_was_not_started_with()
    {
        var found = Beforehand(Surface.Kubectl);
        var started = new Granter(_grants, new RunOptions { AuthorizedReads = [Surface.Kubectl] });

        _granter.Take(found, CaseState.Empty);
        _grants.Refusal(Call(Pods)).ShouldNotBeNull();
        started.Take(Beforehand(Surface.Aws), CaseState.Empty);
        started.Take(new CaseEntry.SessionJoined(), CaseState.Empty);
        _grants.Refusal(Call(Pods)).ShouldNotBeNull();

        started.Take(found, CaseState.Empty);
        _grants.Refusal(Call(Pods)).ShouldBeNull();
    }

    [Fact]
    [Trait("Guardrail", "G-20")]
    public void What_the_run_was_started_with_is_for_the_context_that_was_found()
    {
        new Granter(_grants, new RunOptions { AuthorizedReads = [Surface.Kubectl] }).Take(
            Beforehand(Surface.Kubectl),
            Found(Surface.Kubectl, ("context", "stage"))
        );

        _grants.Refusal(Call(Pods)).ShouldBe("reading through kubectl was authorised for stage alone");
    }

    [Fact]
    [Trait("Guardrail", "G-20")]
    public void Write_access_ends_with_the_try_that_it_was_for_and_with_no_other()
    {
        using var world = new World();
        var tried = World.Command.Try;
        var write = World.Call(World.Command);
        var sent = world.State.With(Entry(new CaseEntry.CallIntended(write, "q1", "digest")));
        _granter.Hear(Question(QuestionKind.WriteAccess, tried), Answer.Yes, sent);

        _granter.End(Closed(World.Actions[0].Try), sent);
        _granter.End(new CaseEntry.SessionJoined(), sent);
        _grants.Refusal(write).ShouldBeNull();

        _granter.End(Closed(tried), sent);
        _grants.Refusal(write).ShouldNotBeNull();
    }

    [Fact]
    [Trait("Guardrail", "G-20")]
    public void What_was_sent_says_which_access_ends_whatever_is_offered_by_its_name_now()
    {
        using var world = new World();
        var write = World.Call(World.Command);
        var other = World.Command with { Surface = Surface.Sysdig };
        var sent = world
            .State.With(Entry(new CaseEntry.CallIntended(write, "q1", "digest")))
            .With(Entry(new CaseEntry.UndoOffered(new Plan(2, [other], [], "because", true, []))));
        _granter.Hear(Question(QuestionKind.WriteAccess, World.Command.Try), Answer.Yes, sent);

        _granter.End(Closed(World.Command.Try), sent);

        _grants.Refusal(write).ShouldNotBeNull();
    }

    [Fact]
    [Trait("Guardrail", "G-20")]
    public void Write_access_of_an_undo_that_was_never_sent_ends_with_it_as_well()
    {
        using var world = new World();
        var undo = World.Command;
        var offered = world.State.With(Entry(new CaseEntry.UndoOffered(new Plan(2, [undo], [], "because", true, []))));
        _granter.Hear(Question(QuestionKind.WriteAccess, undo.Try), Answer.Yes, offered);
        _grants.Refusal(World.Call(undo)).ShouldBeNull();

        _granter.End(Closed(undo.Try), offered);

        _grants.Refusal(World.Call(undo)).ShouldNotBeNull();
    }

    private static CaseState Found(Surface surface, params (string Key, string Value)[] settings) =>
        CaseState.Empty.With(Entry(new CaseEntry.Found(AccessKeys.Settings(surface, 0), Incident.Map(settings))));

    private static CaseEntry.Found Beforehand(Surface surface) => new(AccessKeys.Beforehand(surface), Incident.Map());

    private static CaseEntry.ActionClosed Closed(ActionTry tried) => new(tried, Status.Done, "done", null, null);

    private static JournalEntry Entry(CaseEntry body) => new(100, Incident.Start, body, string.Empty);

    private static CallRequest.Post Post()
    {
        using var body = System.Text.Json.JsonDocument.Parse("{}");
        return new CallRequest.Post("https://events.pagerduty.com/v2/enqueue", body.RootElement.Clone());
    }

    private static Question Question(QuestionKind kind, ActionTry? about) =>
        new()
        {
            Id = "q1",
            Key = "k",
            Kind = kind,
            Words = [],
            Accepts = [Answer.Yes, Answer.No],
            Digest = string.Empty,
            About = about,
            Surface = Surface.Kubectl,
        };

    private static OutsideCall Call(string line) =>
        new()
        {
            Key = "k",
            Surface = line.StartsWith("aws", StringComparison.Ordinal) ? Surface.Aws : Surface.Kubectl,
            Request = new CallRequest.Command([.. line.Split(' ')]),
            Target = new CallTarget(null, null, "x"),
            Purpose = "p",
            Effect = Effect.Read,
        };
}
