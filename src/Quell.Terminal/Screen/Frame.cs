namespace Quell.Terminal.Screen;

/// <summary>What stands around a notice.</summary>
internal enum Frame
{
    None,

    /// <summary>A blank line before it.</summary>
    Apart,

    /// <summary>A rule above and below; no border beside it, so that its lines can be copied.</summary>
    Rules,

    /// <summary>A border all round: only for text that nobody copies.</summary>
    Panel,
}
