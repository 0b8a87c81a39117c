namespace Quell.Terminal.Screen;

/// <summary>What a key did to the line being typed.</summary>
internal enum TypedKey
{
    Edited,
    Entered,
    Ended,
}
