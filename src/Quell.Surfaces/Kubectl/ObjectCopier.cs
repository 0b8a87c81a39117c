using System.Text.Json;
using Quell.Domain.Text;
using Quell.Runbook.Probe.Kubectl;

namespace Quell.Surfaces.Kubectl;

/// <summary>Copies the members that a <see cref="FieldTree"/> names, token by token, without secrets.</summary>
internal static class ObjectCopier
{
    private const int LongestText = 512;
    private const int Deepest = 24;

    /// <summary>Copies the value that the reader stands at; the reader ends at its last token.</summary>
    public static void Copy(ref Utf8JsonReader from, Utf8JsonWriter to, FieldTree tree) => Value(ref from, to, tree, 0);

    public static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException)
        {
            return "…unreadable"; // Half a surrogate pair, or bytes that are no UTF-8.
        }
    }

    private static void Value(ref Utf8JsonReader from, Utf8JsonWriter to, FieldTree tree, int depth)
    {
        switch (from.TokenType)
        {
            case JsonTokenType.StartObject:
                to.WriteStartObject();
                while (from.Read() && from.TokenType == JsonTokenType.PropertyName)
                {
                    Member(ref from, to, tree, depth);
                }
                to.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                to.WriteStartArray();
                while (from.Read() && from.TokenType != JsonTokenType.EndArray)
                {
                    if (IsKept(from, tree, depth))
                    {
                        Value(ref from, to, tree, depth + 1);
                    }
                    else
                    {
                        from.Skip();
                    }
                }
                to.WriteEndArray();
                break;
            default:
                Scalar(ref from, to);
                break;
        }
    }

    private static void Member(ref Utf8JsonReader from, Utf8JsonWriter to, FieldTree tree, int depth)
    {
        var name = TextOf(ref from);
        from.Read();
        if (Child(tree, name) is { } child && IsKept(from, child, depth))
        {
            to.WritePropertyName(Printable.Of(name, LongestText));
            Value(ref from, to, child, depth + 1);
            return;
        }
        if (tree.OthersByName && tree[name] is null)
        {
            to.WriteBoolean(Printable.Of(name, 80), true);
        }
        from.Skip();
    }

    private static FieldTree? Child(FieldTree tree, string name) =>
        !tree.IsWhole ? tree[name]
        : Redaction.IsSecretName(name) ? null
        : tree;

    private static bool IsKept(Utf8JsonReader at, FieldTree tree, int depth) =>
        depth < Deepest
        && at.TokenType switch
        {
            JsonTokenType.StartObject => !tree.IsValue,
            JsonTokenType.StartArray => true,
            JsonTokenType.String when tree.Words.Length > 0 => tree.Words.Contains(
                TextOf(ref at),
                StringComparer.Ordinal
            ),
            _ => tree.IsWhole || (tree.IsValue && tree.Words.Length == 0),
        };

    private static void Scalar(ref Utf8JsonReader from, Utf8JsonWriter to)
    {
        if (from.TokenType == JsonTokenType.String)
        {
            var text = Redaction.Of(TextOf(ref from));
            to.WriteStringValue(text.Length <= LongestText ? text : text[..LongestText]);
        }
        else
        {
            to.WriteRawValue(from.ValueSpan, skipInputValidation: true);
        }
    }
}
