using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Runbook.Probe.Kubectl;

namespace Quell.Surfaces.Kubectl;

/// <summary>Reads what <c>kubectl get -o json</c> prints, one object at a time: an object, or a List of them.</summary>
internal sealed class ObjectsReader(bool named)
{
    private const int MostBytesOfOne = 256 * 1024;
    private const int MostBytes = 8 * 1024 * 1024;

    private static readonly JsonReaderOptions s_options = new() { MaxDepth = 100 };

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly ImmutableArray<KubeObject>.Builder _items = ImmutableArray.CreateBuilder<KubeObject>();
    private readonly SortedSet<string> _cut = new(StringComparer.Ordinal);
    private readonly PodTally _pods = new();
    private long _kept;

    /// <returns>Null where the bytes are not what kubectl prints. No bytes at all are no objects.</returns>
    public CallReading.Objects? Read(ReadOnlySpan<byte> utf8, ImmutableArray<KindRefusal> refused)
    {
        try
        {
            return utf8.Trim(" \r\n\t"u8).IsEmpty || Document(utf8)
                ? new CallReading.Objects(_items.ToImmutable(), _pods.Groups(), refused, [.. _cut])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool Document(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, s_options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }
        var whole = reader;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isItems = ObjectCopier.TextOf(ref reader) is "items";
            reader.Read();
            if (isItems && reader.TokenType == JsonTokenType.StartArray)
            {
                List(ref reader);
                return Rest(ref reader);
            }
            reader.Skip();
        }
        if (ObjectHeader.Of(whole) is not { } header)
        {
            return false;
        }
        Item(ref whole, header);
        return Rest(ref whole);
    }

    private static bool Rest(ref Utf8JsonReader reader)
    {
        while (reader.Read()) { }
        return true;
    }

    private void List(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject && ObjectHeader.Of(reader) is { } header)
            {
                Item(ref reader, header);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void Item(ref Utf8JsonReader reader, ObjectHeader header)
    {
        if (header.Kind.Contains("Secret", StringComparison.OrdinalIgnoreCase))
        {
            reader.Skip(); // It was not asked for, and is dropped where it enters.
            return;
        }
        _buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            ObjectCopier.Copy(ref reader, writer, KubeFields.Of(header.Kind, !named));
        }
        if (header.Kind is "Pod" && !named)
        {
            using var pod = JsonDocument.Parse(_buffer.WrittenMemory);
            _pods.Add(header, new Part(pod.RootElement));
            if (_pods.IsCut)
            {
                _cut.Add(header.Kind);
            }
            return;
        }
        _kept += _buffer.WrittenCount;
        if (_buffer.WrittenCount > MostBytesOfOne || _kept > MostBytes)
        {
            _cut.Add(header.Kind);
            return;
        }
        // A document over its own copy: the buffer is used again for the next object.
        using var document = JsonDocument.Parse(_buffer.WrittenMemory);
        _items.Add(
            new KubeObject(header.Api, header.Kind, header.Namespace, header.Name, document.RootElement.Clone())
        );
    }
}
