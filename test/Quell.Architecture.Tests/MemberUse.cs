namespace Quell.Architecture.Tests;

/// <summary>One member used from one type's code.</summary>
/// <param name="By">Full name of the outermost type whose code it is.</param>
/// <param name="Type">Full name of the type whose member is used; nested ones after a plus.</param>
/// <param name="Member">Name of the member; empty where the type itself is named, as in a cast.</param>
internal sealed record MemberUse(string By, string Type, string Member)
{
    public override string ToString() => Member.Length == 0 ? $"{By} names {Type}" : $"{By} uses {Type}.{Member}";
}
