using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Runbook.Calls;

namespace Quell.Runbook.Probe.Aws;

/// <summary>Every read of aws that the probe knows.</summary>
public static class AwsRecipes
{
    public static readonly ImmutableArray<AwsRecipe> All =
    [
        RoleRecipe.Role,
        RolePolicyRecipes.Attached,
        RolePolicyRecipes.Inline,
        UserKeyRecipes.Keys,
        UserKeyRecipes.LastUsed,
        TrailRecipe.Trail,
        TrailRecipe.TrailOfRole,
    ];

    public static AwsRecipe? Find(string source) =>
        All.FirstOrDefault(recipe => string.Equals(recipe.Source, source, StringComparison.Ordinal));

    /// <summary>The facts in what a call printed; null when it is no read of this list, or not what it prints.</summary>
    public static CallReading.Readings? Read(OutsideCall call, ReadOnlyMemory<byte> output, DateTimeOffset at)
    {
        var source = CallKeys.SourceOf(call.Key);
        if (Find(source) is not { } recipe || call.Request is not CallRequest.Command command)
        {
            return null;
        }
        try
        {
            using var document = JsonDocument.Parse(output);
            var citation = new Citation(source, command.Text);
            return recipe.Read(document.RootElement, command.Argv) is { } facts
                ? new CallReading.Readings([
                    .. facts.Select(fact => new FactReading(fact.Key, fact.Values, citation, at)),
                ])
                : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null; // Not JSON, or a text in it that is no Unicode.
        }
    }
}
