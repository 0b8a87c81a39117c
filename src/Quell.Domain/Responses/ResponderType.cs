namespace Quell.Domain.Responses;

/// <summary>Where an action is carried out. The tenant's spelling, kept open: new words are shown, never guessed at.</summary>
public readonly record struct ResponderType(string Value)
{
    public static readonly ResponderType Host = new("HOST");
    public static readonly ResponderType Cluster = new("CLUSTER");
    public static readonly ResponderType Cloud = new("CLOUD");

    public override string ToString() => Value;
}
