using System.Collections.Immutable;
using Quell.Domain.Text;

namespace Quell.Runbook.Filing;

/// <summary>What a ticket says, in no format yet.</summary>
/// <param name="Summary">One printable line.</param>
/// <param name="Opening">Sentences of Quell's own; no outside text.</param>
public sealed record TicketDocument(string Summary, string Opening, ImmutableArray<TicketSection> Sections)
{
    /// <summary>Longest line of a section; the parts that a person acts on are far below it.</summary>
    public const int LongestLine = 16_000;

    /// <summary>The plain text, for a preview and for a file.</summary>
    public ImmutableArray<string> Lines =>
        [
            Summary,
            Opening,
            .. Sections.SelectMany(section =>
                section.Lines.Select(line => "  " + Printable.Of(line, LongestLine)).Prepend($"{section.Heading}:")
            ),
        ];

    public string Text => string.Join('\n', Lines);

    /// <summary>The same, its longest sections cut until all of it fits; the command and the rationale are never cut.</summary>
    public TicketDocument Within(int most, Func<TicketDocument, int> size)
    {
        var document = this;
        while (size(document) > most && document.Longest() is { } longest)
        {
            var section = document.Sections[longest];
            var keep = section.Lines.Length / 2;
            document = document with
            {
                Sections = document.Sections.SetItem(
                    longest,
                    section with
                    {
                        Lines =
                        [
                            .. section.Lines.Take(keep),
                            $"… (+{section.Lines.Length - keep} lines; the case holds them)",
                        ],
                    }
                ),
            };
        }
        return document;
    }

    private int? Longest()
    {
        var best = -1;
        for (var i = 0; i < Sections.Length; i++)
        {
            if (
                !TicketHeadings.IsKeptWhole(Sections[i].Heading)
                && Sections[i].Lines.Length > 2
                && (best < 0 || Length(Sections[i]) > Length(Sections[best]))
            )
            {
                best = i;
            }
        }
        return best < 0 ? null : best;
    }

    private static int Length(TicketSection section) => section.Lines.Sum(line => line.Length);
}
