using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;

namespace Quell.Knowledge.Parameters;

/// <summary>What came of filling in one command of a card.</summary>
public abstract record CommandOutcome
{
    private CommandOutcome() { }

    /// <summary>The case's facts, with what this one action is about among them.</summary>
    public abstract FactSheet Facts { get; init; }

    /// <param name="Values">What stands in the places, each citing the fact it was read from.</param>
    /// <param name="Undo">The command that takes it back; empty where there is none.</param>
    public sealed record Resolved(
        FactSheet Facts,
        ImmutableArray<string> Argv,
        ImmutableArray<ActionValue> Values,
        ImmutableArray<string> Undo
    ) : CommandOutcome
    {
        public override FactSheet Facts { get; init; } = Facts;
    }

    /// <summary>A value is not known, disputed, or not what it claims to be.</summary>
    public sealed record Unparameterizable(FactSheet Facts, ImmutableArray<MissingParameter> Missing) : CommandOutcome
    {
        public override FactSheet Facts { get; init; } = Facts;

        public string Why => string.Join("; ", Missing.Select(missing => $"{missing.Name}: {missing.Why}"));

        public string HowToFindOut =>
            string.Join("; ", Missing.Select(missing => missing.HowToFindOut).Distinct(StringComparer.Ordinal));
    }

    /// <summary>It would do harm that nothing makes good again, or could not work: it is not offered.</summary>
    public sealed record Stopped(FactSheet Facts, string Why) : CommandOutcome
    {
        public override FactSheet Facts { get; init; } = Facts;
    }
}
