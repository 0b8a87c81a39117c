namespace Quell.Knowledge.Parameters;

/// <summary>A parameter without a usable value.</summary>
/// <param name="FactKey">Null where no card says which fact gives it.</param>
/// <param name="HowToFindOut">What a person could do about it.</param>
public sealed record MissingParameter(string Name, string? FactKey, string Why, string HowToFindOut)
{
    public override string ToString() => $"{Name}: {Why}; to find out: {HowToFindOut}";
}
