using System.Text.Json;

namespace Quell.Domain.Text;

/// <summary>The state of one redacting copy: what the value that comes next is a part of.</summary>
internal sealed class JsonRedactor(Utf8JsonWriter writer)
{
    private const string Unreadable = "…unreadable";

    private readonly Stack<Frame> _frames = new();
    private string? _name;

    private enum Zone
    {
        Plain,
        Environment,
        Secret,
    }

    public void Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                TakeName(ref reader);
                break;
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                Push(isArray: false);
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                Push(isArray: true);
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                _frames.Pop();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                _frames.Pop();
                break;
            default:
                TakeValue(ref reader);
                break;
        }
    }

    private static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unreadable; // Half a surrogate pair, or bytes that are no UTF-8.
        }
    }

    // Member order is the sender's: "data" may come before the "kind" that says what it is.
    private static bool IsSecretObject(Utf8JsonReader ahead, string? kindSoFar)
    {
        if (kindSoFar is not null)
        {
            return IsSecretKind(kindSoFar);
        }

        var depth = ahead.CurrentDepth;
        while (ahead.Read() && ahead.CurrentDepth >= depth)
        {
            if (ahead.CurrentDepth == depth && ahead.TokenType == JsonTokenType.PropertyName)
            {
                var isKind = TextOf(ref ahead) is "kind"; // ValueTextEquals throws on half a surrogate pair.
                if (ahead.Read() && isKind && ahead.TokenType == JsonTokenType.String)
                {
                    return IsSecretKind(TextOf(ref ahead));
                }

                ahead.Skip();
            }
        }

        return false;
    }

    private static bool IsSecretKind(string kind) => string.Equals(kind, "Secret", StringComparison.OrdinalIgnoreCase);

    private static bool IsEnvironment(string name) =>
        name is "env" or "Env" or "environment" or "Environment" or "envs" or "proc.env" or "evt.arg.env";

    private void Push(bool isArray)
    {
        var parent = _frames.TryPeek(out var frame) ? frame : null;
        var zone = parent?.Zone ?? Zone.Plain;
        if (_name is not null)
        {
            zone = ZoneOf(_name, parent, zone);
        }

        _frames.Push(new Frame(isArray, zone, parent is { IsArray: true }));
        _name = null;
    }

    private static Zone ZoneOf(string name, Frame? parent, Zone zone)
    {
        if (zone == Zone.Secret || (parent is { DataIsSecret: true } && name is "data" or "stringData"))
        {
            return Zone.Secret;
        }

        if (IsEnvironment(name))
        {
            return Zone.Environment;
        }

        // A reference (valueFrom: secretKeyRef) is no value.
        return zone == Zone.Environment && name is "valueFrom" ? Zone.Plain : zone;
    }

    private void TakeName(ref Utf8JsonReader reader)
    {
        _name = TextOf(ref reader);
        if (_name is "data" or "stringData")
        {
            var frame = _frames.Peek();
            frame.DataIsSecret ??= IsSecretObject(reader, frame.Kind); // Once an object: names can be repeated at will.
        }

        writer.WritePropertyName(_name);
    }

    private void TakeValue(ref Utf8JsonReader reader)
    {
        var frame = _frames.TryPeek(out var top) ? top : null;
        if (reader.TokenType == JsonTokenType.String)
        {
            TakeText(TextOf(ref reader), frame);
        }
        else if (reader.TokenType == JsonTokenType.Number && frame?.Zone is Zone.Secret or Zone.Environment)
        {
            writer.WriteStringValue(Redaction.Mark);
        }
        else
        {
            writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
        }

        _name = null;
    }

    private void TakeText(string text, Frame? frame)
    {
        var redacted = RedactText(text, frame);
        if (frame is { IsArray: true })
        {
            frame.AfterSecretFlag = Redaction.IsSecretFlag(text);
        }
        else if (frame is not null && _name is "kind")
        {
            frame.Kind = text;
        }

        writer.WriteStringValue(redacted);
    }

    private string RedactText(string text, Frame? frame)
    {
        if (text.Length == 0)
        {
            return text;
        }

        return frame switch
        {
            null => Redaction.Of(text),
            { Zone: Zone.Secret } => Redaction.Mark,
            { Zone: Zone.Environment, IsArray: true } => KeepName(text),
            { Zone: Zone.Environment, IsItem: true } when _name is "name" or "Name" or "key" => Redaction.Of(text),
            { Zone: Zone.Environment } => Redaction.Mark,
            { IsArray: true, AfterSecretFlag: true } => Redaction.Mark,
            { IsArray: false } when _name is not null && HidesValue(_name) => Redaction.Mark,
            _ => Redaction.Of(text),
        };
    }

    private static bool HidesValue(string name) =>
        IsEnvironment(name)
        || name.EndsWith("last-applied-configuration", StringComparison.Ordinal)
        || Redaction.IsSecretName(name);

    // "NAME=value", as container runtimes list variables.
    private static string KeepName(string variable)
    {
        var equals = variable.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? Redaction.Mark : string.Concat(variable.AsSpan(0, equals + 1), Redaction.Mark);
    }

    private sealed class Frame(bool isArray, Zone zone, bool isItem)
    {
        public bool IsArray => isArray;

        public Zone Zone => zone;

        /// <summary>True for an element of an array, such as <c>{"name":…,"value":…}</c> under <c>env</c>.</summary>
        public bool IsItem => isItem;

        public bool AfterSecretFlag { get; set; }

        public bool? DataIsSecret { get; set; }

        public string? Kind { get; set; }
    }
}
