using System.Text.Json.Nodes;
using Quell.Lab.World;

namespace Quell.Lab.Events;

/// <summary>An event that has happened.</summary>
/// <param name="Body">Everything but id and timestamp.</param>
internal sealed record EventRecord(string Id, DateTimeOffset At, JsonObject Body)
{
    /// <summary>
    /// Nanoseconds since 1970. The last two digits, which the clock does not have, are taken from the id: a reader
    /// that goes through a double loses them.
    /// </summary>
    public long Timestamp => Instants.Nanoseconds(At) + Chance.Number(Id, 100);

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["id"] = Id, ["timestamp"] = Timestamp };
        foreach (var (key, value) in Body)
        {
            json[key] = value?.DeepClone();
        }

        return json;
    }
}
