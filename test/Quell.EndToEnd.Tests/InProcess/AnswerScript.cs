using System.Collections.Immutable;
using Quell.Domain.Questions;
using Quell.Runbook.Cases;

namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>What a person types through a whole run, and what goes wrong meanwhile.</summary>
internal sealed record AnswerScript(Func<Question, CaseState, string?> Answer)
{
    /// <summary>By action type.</summary>
    public ImmutableDictionary<string, Fault> Faults { get; private init; } =
        ImmutableDictionary<string, Fault>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Chooses everything that is proposed, and says yes to each.</summary>
    public static AnswerScript ApproveAll { get; } = new(Answers.Yes);

    /// <summary>Chooses everything that is proposed, and says no to each.</summary>
    public static AnswerScript DeclineAll { get; } = new(Answers.Decline);

    /// <summary>Chooses these types in this order, and says yes to each.</summary>
    public static AnswerScript Choose(params string[] types) => new(Answers.Choose(types));

    /// <summary>Says no to these types.</summary>
    public AnswerScript Declining(params string[] types) =>
        this with
        {
            Answer = (question, state) =>
                question.Kind is QuestionKind.Approve
                && question.About is { } about
                && types.Contains(state.Plan?.Find(about.Action)?.Type, StringComparer.Ordinal)
                    ? "no"
                    : Answer(question, state),
        };

    /// <summary>The first submit of this type goes wrong.</summary>
    public AnswerScript With(string type, Fault fault) => this with { Faults = Faults.SetItem(type, fault) };
}
