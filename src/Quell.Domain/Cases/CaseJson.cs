using System.Text.Json;
using System.Text.Json.Serialization;

namespace Quell.Domain.Cases;

/// <summary>How entries are written in a journal: snake case, unknown values as null, metadata in any place.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    AllowOutOfOrderMetadataProperties = true,
    MaxDepth = 64
)]
[JsonSerializable(typeof(CaseEntry))]
public sealed partial class CaseJson : JsonSerializerContext;
