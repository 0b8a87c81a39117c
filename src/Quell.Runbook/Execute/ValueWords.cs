using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Text;

namespace Quell.Runbook.Execute;

/// <summary>Where the values of a payload come from.</summary>
public static class ValueWords
{
    /// <summary>One line a value.</summary>
    public static IEnumerable<string> Of(ResponseAction action, string indent) =>
        action.Values.Select(value =>
            $"{indent}{value.Name} = {Printable.Of(value.Value)} [{Printable.Of(value.Citation.Source, 60)}]"
        );

    /// <summary>The values of a payload by name, with their source, in one line; a command has them as words.</summary>
    public static ImmutableArray<string> InShort(ResponseAction action, string indent) =>
        action.Values.IsEmpty || CommandSteps.IsCommand(action)
            ? []
            :
            [
                indent
                    + "its values: "
                    + string.Join(
                        "; ",
                        action
                            .Values.GroupBy(value => value.Citation.Source, StringComparer.Ordinal)
                            .Select(same =>
                                $"{string.Join(", ", same.Select(value => value.Name))} [{Printable.Of(same.Key, 60)}]"
                            )
                    ),
            ];
}
