namespace Quell.Domain.Actions;

/// <summary>Names an action by what it would do to what: stable across revisions, runs and orders.</summary>
/// <param name="Value">Eight hex digits of the digest of surface, type and canonical target.</param>
public readonly record struct ActionId(string Value)
{
    public override string ToString() => Value;
}
