using System.Text.Json;

namespace Quell.Surfaces.Kubectl;

/// <summary>What an object says it is.</summary>
internal readonly record struct ObjectHeader(string Api, string Kind, string? Namespace, string Name)
{
    private const int LongestName = 512;

    /// <summary>Looks ahead in the object that the reader stands at; null where it does not say what it is.</summary>
    public static ObjectHeader? Of(Utf8JsonReader ahead)
    {
        string? api = null,
            kind = null,
            space = null,
            name = null;
        var depth = ahead.CurrentDepth + 1;
        while (ahead.Read() && ahead.CurrentDepth >= depth)
        {
            if (ahead.TokenType != JsonTokenType.PropertyName)
            {
                if (api is not null && kind is not null && name is not null)
                {
                    break; // The metadata ended: nothing more is needed.
                }
                continue;
            }
            var member = ObjectCopier.TextOf(ref ahead);
            ahead.Read();
            if (ahead.CurrentDepth == depth && member is "metadata" && ahead.TokenType == JsonTokenType.StartObject)
            {
                continue;
            }
            var text = ahead.TokenType == JsonTokenType.String ? ObjectCopier.TextOf(ref ahead) : null;
            switch (ahead.CurrentDepth - depth, member)
            {
                case (0, "apiVersion"):
                    api ??= text;
                    break;
                case (0, "kind"):
                    kind ??= text;
                    break;
                case (1, "name"):
                    name ??= text;
                    break;
                case (1, "namespace"):
                    space ??= text;
                    break;
                default:
                    break;
            }
            ahead.Skip();
        }
        return
            kind is { Length: > 0 and <= LongestName }
            && name is { Length: > 0 and <= LongestName }
            && (api is null or { Length: <= LongestName })
            && (space is null or { Length: <= LongestName })
            ? new ObjectHeader(api ?? string.Empty, kind, space, name)
            : null;
    }
}
