using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain.Facts;
using Quell.Domain.Text;

namespace Quell.Runbook.Probe.Aws;

/// <summary>The access keys of a user, and where each was used last.</summary>
internal static class UserKeyRecipes
{
    public static readonly AwsRecipe Keys = new(
        "aws keys",
        [FactKeys.UserKeys],
        "iam",
        "list-access-keys",
        "listing the access keys of the user",
        (output, _) =>
            AwsJson.Items(output, "AccessKeyMetadata") is { } keys
                ? [(FactKeys.UserKeys, [.. keys.Select(Key).OfType<string>().Order(StringComparer.Ordinal)])]
                : null
    );

    public static readonly AwsRecipe LastUsed = new(
        "aws key last used",
        [FactKeys.KeyLastUsed],
        "iam",
        "get-access-key-last-used",
        "asking where the access key was used last",
        Used
    );

    /// <summary>The ids in a reading of <see cref="FactKeys.UserKeys"/>.</summary>
    public static IEnumerable<string> Ids(ImmutableArray<string> keys) =>
        keys.Select(key => key.Split(' ')[0]).Where(id => Alphabets.Matches(Alphabet.AccessKeyId, id));

    private static string? Key(JsonElement key) =>
        AwsJson.Word(AwsJson.Text(key, "AccessKeyId")) is { } id
            ? id
                + Part("status", AwsJson.Word(AwsJson.Text(key, "Status")))
                + Part("created", AwsJson.Time(key, "CreateDate"))
            : null;

    private static ImmutableArray<(string Key, ImmutableArray<string> Values)>? Used(
        JsonElement output,
        IReadOnlyList<string> line
    )
    {
        if (
            AwsJson.Member(output, "AccessKeyLastUsed") is not { ValueKind: JsonValueKind.Object } used
            || AwsJson.Flag(line, "--access-key-id") is not { } id
        )
        {
            return null;
        }
        var words =
            id
            + Part("at", AwsJson.Time(used, "LastUsedDate"))
            + Part("service", AwsJson.Word(AwsJson.Text(used, "ServiceName")))
            + Part("region", AwsJson.Word(AwsJson.Text(used, "Region")));
        return [(FactKeys.KeyLastUsed, [words])];
    }

    private static string Part(string name, string? value) => value is null ? string.Empty : $" {name}={value}";
}
