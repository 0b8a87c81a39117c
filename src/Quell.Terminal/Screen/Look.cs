using Quell.Runbook.Telling;
using Spectre.Console;

namespace Quell.Terminal.Screen;

/// <summary>How one kind of notice is set: its frame and its two styles. Nothing is said by colour alone.</summary>
/// <param name="Lead">Style of headlines, labels and markers.</param>
internal sealed record Look(Frame Frame, Style Body, Style Lead)
{
    private static readonly Style s_plain = Style.Plain;
    private static readonly Style s_bold = new(decoration: Decoration.Bold);
    private static readonly Style s_banner = new(Color.Olive, decoration: Decoration.Bold);
    private static readonly Style s_label = new(Color.Teal);

    public static Look Of(NoticeKind kind) =>
        kind switch
        {
            NoticeKind.FirstRun => new(Frame.Apart, s_plain, s_bold),
            NoticeKind.Preamble => new(Frame.Panel, s_plain, s_bold),
            NoticeKind.Banner => new(Frame.Rules, s_banner, s_banner),
            NoticeKind.Connectivity => new(Frame.Apart, s_bold, s_bold),
            NoticeKind.Opening => new(Frame.Apart, s_bold, s_bold),
            NoticeKind.Inventory or NoticeKind.Contained or NoticeKind.Map => new(Frame.Apart, s_plain, s_label),
            NoticeKind.Checklist => new(Frame.Apart, s_plain, new Style(Color.Teal, decoration: Decoration.Bold)),
            NoticeKind.Restatement => new(Frame.Rules, s_plain, new Style(Color.Teal, decoration: Decoration.Bold)),
            NoticeKind.Narration => new(Frame.None, Dim, Dim),
            NoticeKind.Acting => new(Frame.None, s_bold, s_bold),
            NoticeKind.Outcome => new(Frame.None, s_bold, s_bold),
            NoticeKind.Ticket => new(Frame.Rules, s_plain, s_bold),
            NoticeKind.Watch => new(Frame.None, s_plain, s_label),
            NoticeKind.Report or NoticeKind.Help => new(Frame.Apart, s_plain, s_label),
            NoticeKind.Secret or NoticeKind.Summary => new(Frame.Rules, s_plain, s_bold),
            NoticeKind.Warning => new(
                Frame.None,
                new Style(Color.Olive),
                new Style(Color.Olive, decoration: Decoration.Bold)
            ),
            NoticeKind.Error => new(Frame.None, s_plain, new Style(Color.Red, decoration: Decoration.Bold)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>For what matters least: narration, rules, the list of accepted answers.</summary>
    public static Style Dim { get; } = new(decoration: Decoration.Dim);
}
