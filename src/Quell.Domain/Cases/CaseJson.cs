using System.Text.Json;
using System.Text.Json.Serialization;

namespace Quell.Domain.Cases;

/// <summary>How entries are written in a journal: snake case, unknown values as null, metadata in any place.</summary>
/// <remarks>An entry that lacks a part, or has null where a value has to be, is no entry: reading it fails in words.</remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    MaxDepth = 64
)]
[JsonSerializable(typeof(CaseEntry))]
public sealed partial class CaseJson : JsonSerializerContext;
