using System.Text.Json;
using Quell.Domain.Text;

namespace Quell.Runbook.AllowLists;

/// <summary>kubectl's writing verbs: one object by its name, its namespace said, nothing by selector or file.</summary>
internal static class KubectlWrites
{
    private const int MaxPairs = 20;
    private const int MaxAnnotation = 1024;

    public static AllowVerdict Patch(IReadOnlyList<string> argv)
    {
        if (!TryRead(argv, 2, KubectlFlags.Patch, out var line, out var target, out var rest, out var refused))
        {
            return refused!;
        }

        if (rest!.Count > 0 || !target!.Kinds[0].MayBeWritten)
        {
            return NotThis("patched", target!);
        }

        return IsPatch(line!["type"]!, line["patch"]!)
            ? Kubectl.Allow(AccessOf(line), "patch", line, target)
            : AllowList.Refuse(AllowRules.Patch, "The patch is not JSON of the shape that its type asks for.");
    }

    public static AllowVerdict Metadata(IReadOnlyList<string> argv, string verb, IReadOnlyList<FlagRule> flags)
    {
        if (!TryRead(argv, 2, flags, out var line, out var target, out var rest, out var refused))
        {
            return refused!;
        }

        if (!target!.Kinds[0].MayBeWritten)
        {
            return NotThis(verb is "label" ? "labelled" : "annotated", target);
        }

        return ArePairs(rest!, isLabel: verb is "label")
            ? Kubectl.Allow(AccessOf(line!), verb, line!, target) with
            {
                Pairs = [.. rest!],
            }
            : AllowList.Refuse(
                AllowRules.Value,
                $"After the name stand 1 to {MaxPairs} pairs KEY=VALUE or KEY-, each key once."
            );
    }

    public static AllowVerdict Scale(IReadOnlyList<string> argv)
    {
        if (!TryRead(argv, 2, KubectlFlags.Scale, out var line, out var target, out var rest, out var refused))
        {
            return refused!;
        }

        return
            rest!.Count == 0
            && target!.Kinds[0].Name is "deployment" or "statefulset" or "replicaset" or "replicationcontroller"
            ? Kubectl.Allow(AccessOf(line!), "scale", line!, target)
            : NotThis("scaled", target!);
    }

    /// <summary>The runbook's entry ends in <c>networkpolicy</c>, so its plural and its short name are no spellings of it.</summary>
    public static AllowVerdict DeleteNetworkPolicy(IReadOnlyList<string> argv)
    {
        if (!TryRead(argv, 2, KubectlFlags.Delete, out var line, out var target, out var rest, out var refused))
        {
            return refused!;
        }

        var spelling = line!.Words[0].Split('/')[0];
        return rest!.Count == 0 && spelling is "networkpolicy" or "networkpolicy.networking.k8s.io"
            ? Kubectl.Allow(AccessOf(line), "delete", line, target)
            : AllowList.Refuse(AllowRules.Resource, "Only a networkpolicy, spelled so, may be deleted.");
    }

    /// <summary>Parses a line and reads its one object; a namespaced object has its namespace, another one has none.</summary>
    public static bool TryRead(
        IReadOnlyList<string> argv,
        int start,
        IReadOnlyList<FlagRule> flags,
        out ParsedLine? line,
        out KubeTargets? target,
        out IReadOnlyList<string>? rest,
        out AllowVerdict.Refused? refused
    )
    {
        target = null;
        rest = null;
        if (
            !ParsedLine.TryParse(argv, start, flags, out line, out refused)
            || !KubeTargets.TryReadOne(line.Words, out target, out rest, out refused)
        )
        {
            return false;
        }

        var kind = target.Kinds[0];
        if (kind.IsNamespaced is { } isNamespaced && isNamespaced != line.Has(Kubectl.NamespaceFlag))
        {
            refused = AllowList.Refuse(
                AllowRules.Namespace,
                isNamespaced
                    ? $"A {kind.Name} is named with its --namespace, so that no default picks another one."
                    : $"A {kind.Name} has no namespace."
            );
        }

        return refused is null;
    }

    public static AllowVerdict.Refused NotThis(string done, KubeTargets target) =>
        AllowList.Refuse(AllowRules.Resource, $"A {target.Resource} is not {done} with these words.");

    private static AccessKind AccessOf(ParsedLine line) =>
        line.Has(Kubectl.DryRunFlag) ? AccessKind.Rehearsal : AccessKind.Write;

    private static bool ArePairs(IReadOnlyList<string> pairs, bool isLabel)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var key = equals < 0 ? pair.TrimEnd('-') : pair[..equals];
            var isWhole = equals < 0 ? pair.Length == key.Length + 1 : IsValue(pair[(equals + 1)..], isLabel);
            if (!isWhole || !Alphabets.Matches(Alphabet.LabelKey, key) || !keys.Add(key))
            {
                return false;
            }
        }

        return keys.Count is > 0 and <= MaxPairs;
    }

    private static bool IsValue(string value, bool isLabel) =>
        isLabel
            ? Alphabets.Matches(Alphabet.LabelValue, value)
            : value.Length <= MaxAnnotation && !value.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static bool IsPatch(string type, string patch)
    {
        try
        {
            using var document = JsonDocument.Parse(patch);
            return type is "json"
                ? document.RootElement.ValueKind is JsonValueKind.Array
                    && document.RootElement.GetArrayLength() > 0
                    && document.RootElement.EnumerateArray().All(IsOperation)
                : document.RootElement.ValueKind is JsonValueKind.Object;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false; // Not JSON, or a text in it that is no Unicode.
        }
    }

    private static bool IsOperation(JsonElement operation) =>
        operation.ValueKind is JsonValueKind.Object
        && operation.TryGetProperty("op", out var op)
        && op.ValueKind is JsonValueKind.String
        && op.GetString() is "test" or "add" or "replace" or "remove"
        && operation.TryGetProperty("path", out var path)
        && path.ValueKind is JsonValueKind.String
        && path.GetString() is ['/', ..];
}
