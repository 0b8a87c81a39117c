using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Parameters;

/// <summary>The places of a command that are no keys of facts, and the facts behind them.</summary>
internal static class CommandPlaces
{
    public const string Each = "each";
    public const string ObjectUid = "object.uid";
    public const string ObjectVersion = "object.version";
    public const string SelectorKeys = FactKeys.Selector + ".key";

    public static bool IsEach(string place) => place is Each || place.StartsWith(Each + ".", StringComparison.Ordinal);

    public static bool IsObject(string place) => place is ObjectUid or ObjectVersion;

    /// <summary>True when a value that may stand in the place has a closed alphabet.</summary>
    public static bool IsKnown(string place, CardCommand command) =>
        IsEach(place) ? !command.ForEach.IsEmpty && command.ForEach.Any(key => Shape(place, key) is not null)
        : IsObject(place) ? command.Object is not null
        : FactShapes.Find(place) is not null;

    /// <param name="forEach">The fact that gives <c>{each}</c>; null where the card makes one action.</param>
    public static FactShape? Shape(string place, string? forEach) =>
        FactShapes.Find(IsEach(place) ? $"{forEach}:{place}" : place);

    /// <summary>The key of the fact that a value in this place was read from.</summary>
    public static string Source(string place, string? forEach) =>
        IsEach(place) ? forEach ?? place
        : IsObject(place) ? FactKeys.ObjectVersions
        : place is SelectorKeys ? FactKeys.Selector
        : place;
}
