using System.Collections.Immutable;
using Quell.Domain.Actions;

namespace Quell.Knowledge.Parameters;

/// <summary>What came of giving an action its parameters.</summary>
public abstract record ParameterOutcome
{
    private ParameterOutcome() { }

    /// <param name="Values">In ordinal order of names; each cites a fact, or the card for a setting.</param>
    public sealed record Resolved(ImmutableArray<ActionValue> Values, ImmutableArray<OmittedParameter> Omitted)
        : ParameterOutcome;

    /// <summary>A value that the action cannot do without is not known, disputed, or not what it claims to be.</summary>
    public sealed record Unparameterizable(ImmutableArray<MissingParameter> Missing) : ParameterOutcome
    {
        public string Why => string.Join("; ", Missing.Select(missing => $"{missing.Name}: {missing.Why}"));

        public string HowToFindOut =>
            string.Join("; ", Missing.Select(missing => missing.HowToFindOut).Distinct(StringComparer.Ordinal));
    }

    /// <summary>The action makes no sense here, such as a container action on a process of the node.</summary>
    public sealed record NotApplicable(string Why) : ParameterOutcome;
}
