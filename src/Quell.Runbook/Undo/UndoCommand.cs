using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quell.Domain.Calls;
using Quell.Domain.Text;

namespace Quell.Runbook.Undo;

/// <summary>The command that takes a response back, with the preconditions that travel in it.</summary>
public static class UndoCommand
{
    private const string VersionFlag = "--resource-version";
    private const string PatchFlag = "--patch";
    private const string VersionPath = "/metadata/resourceVersion";

    /// <summary>The command of the undo slot, for the object as it stands now and for no other version of it.</summary>
    /// <remarks>Rollout and aws have no place for a precondition.</remarks>
    public static ImmutableArray<string> Pinned(ImmutableArray<string> argv, LiveObject now) =>
        now.Version is { } version && Alphabets.Matches(Alphabet.ResourceVersion, version)
            ? argv switch
            {
                ["kubectl", "label" or "annotate" or "scale", ..]
                    when !argv.Contains(VersionFlag, StringComparer.Ordinal) => [.. argv, VersionFlag, version],
                ["kubectl", "patch", ..] => Patched(argv, version),
                _ => argv,
            }
            : argv;

    /// <summary>True where a command differs from the undo slot's in preconditions alone.</summary>
    public static bool IsOf(ImmutableArray<string> slot, ImmutableArray<string> command) =>
        Bare(slot).SequenceEqual(Bare(command), StringComparer.Ordinal);

    /// <summary>The context that the commands name; null where none does.</summary>
    public static string? Flag(ImmutableArray<string> argv, string flag)
    {
        var at = argv.IndexOf(flag);
        return at >= 0 && at + 1 < argv.Length ? argv[at + 1] : null;
    }

    private static ImmutableArray<string> Patched(ImmutableArray<string> argv, string version)
    {
        var at = argv.IndexOf(PatchFlag) + 1;
        if (at <= 0 || at >= argv.Length || Operations(argv[at]) is not { } operations)
        {
            return argv;
        }
        if (operations.Any(static operation => IsTest(operation) && Path(operation) is VersionPath))
        {
            return argv;
        }
        operations.Insert(
            operations.Count(static operation => IsTest(operation)),
            new JsonObject
            {
                ["op"] = "test",
                ["path"] = VersionPath,
                ["value"] = version,
            }
        );
        return argv.SetItem(at, operations.ToJsonString());
    }

    private static ImmutableArray<string> Bare(ImmutableArray<string> argv)
    {
        var version = argv.IndexOf(VersionFlag);
        var bare = version >= 0 && version + 1 < argv.Length ? argv.RemoveRange(version, 2) : argv;
        var patch = bare.IndexOf(PatchFlag) + 1;
        if (patch <= 0 || patch >= bare.Length || Operations(bare[patch]) is not { } operations)
        {
            return bare;
        }
        var writes = new JsonArray([.. operations.Where(static operation => !IsTest(operation)).Select(Copy)]);
        return bare.SetItem(patch, writes.ToJsonString());
    }

    private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();

    private static JsonArray? Operations(string patch)
    {
        try
        {
            return JsonNode.Parse(patch) as JsonArray;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsTest(JsonNode? operation) => Text(operation, "op") is "test";

    private static string? Path(JsonNode? operation) => Text(operation, "path");

    private static string? Text(JsonNode? operation, string name) =>
        (operation as JsonObject)?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
