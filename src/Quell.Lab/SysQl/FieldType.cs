namespace Quell.Lab.SysQl;

internal enum FieldType
{
    Text,
    Number,
    Flag,

    /// <summary>A structured value: it can be returned, but not compared.</summary>
    Map,
}
