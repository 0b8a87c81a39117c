using System.Text.Json;
using System.Text.Json.Serialization;

namespace Quell.Adapters.Tests.Sysdig;

[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
internal sealed partial class ScriptJson : JsonSerializerContext;
