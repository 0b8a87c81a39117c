namespace Quell.Domain.Actions;

/// <summary>The wire words of <see cref="Effect"/> and the question that the gate asks of it.</summary>
public static class EffectExtensions
{
    /// <summary>True for everything that needs an approval of its own.</summary>
    public static bool IsWrite(this Effect effect) => effect is not (Effect.Read or Effect.Rehearsal);

    /// <summary>The word written to journals and reports.</summary>
    public static string ToWire(this Effect effect) =>
        effect switch
        {
            Effect.Read => "read",
            Effect.Rehearsal => "rehearsal",
            Effect.Evidence => "evidence",
            Effect.Containment => "containment",
            Effect.Eviction => "eviction",
            Effect.Hardening => "hardening",
            Effect.Filing => "filing",
            _ => throw new ArgumentOutOfRangeException(nameof(effect), effect, "No such effect."),
        };

    /// <summary>Reads a wire word; an unknown one is false, never a default.</summary>
    public static bool TryParseWire(string? word, out Effect effect)
    {
        foreach (var candidate in Enum.GetValues<Effect>())
        {
            if (string.Equals(candidate.ToWire(), word, StringComparison.Ordinal))
            {
                effect = candidate;
                return true;
            }
        }

        effect = default;
        return false;
    }
}
