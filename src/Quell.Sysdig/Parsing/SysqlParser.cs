using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain.Calls;

namespace Quell.Sysdig.Parsing;

/// <summary>Reads the items of a SysQL answer (sysdig-facts 5.1); a nested entity becomes <c>alias.field</c> columns.</summary>
internal static class SysqlParser
{
    private const int MaxNesting = 4;

    public static CallReading? Parse(JsonElement payload)
    {
        if (Payload.List(payload, out var isEmpty, "items", "rows") is { } list)
        {
            return new CallReading.Rows([.. ((JsonElement?)list).Items().Take(Limits.Rows).Where(IsRow).Select(Row)]);
        }

        return isEmpty ? new CallReading.Rows([]) : null;
    }

    private static bool IsRow(JsonElement item) => item.ValueKind == JsonValueKind.Object;

    private static QueryRow Row(JsonElement item)
    {
        var columns = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Flatten(item, prefix: string.Empty, nesting: 0, columns);
        return new QueryRow(columns.ToImmutable());
    }

    private static void Flatten(
        JsonElement entity,
        string prefix,
        int nesting,
        ImmutableSortedDictionary<string, string>.Builder columns
    )
    {
        foreach (var member in entity.EnumerateObject())
        {
            if (columns.Count >= Limits.Columns)
            {
                return;
            }

            var name = Loose.Cut(prefix + Loose.NameOf(member), Limits.NameBytes);
            if (member.Value.ValueKind == JsonValueKind.Object && nesting < MaxNesting)
            {
                Flatten(member.Value, name + ".", nesting + 1, columns);
            }
            else if (Loose.AnyText(member.Value, Limits.FieldBytes) is { } text)
            {
                columns.TryAdd(name, text);
            }
        }
    }
}
