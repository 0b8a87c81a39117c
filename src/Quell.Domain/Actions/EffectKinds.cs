namespace Quell.Domain.Actions;

/// <summary>What an <see cref="Effect"/> means for the gate.</summary>
public static class EffectKinds
{
    /// <summary>True for everything that needs an approval of its own.</summary>
    public static bool IsWrite(this Effect effect) => effect is not (Effect.Read or Effect.Rehearsal);
}
