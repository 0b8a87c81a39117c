namespace Quell.Journal;

internal enum PathKind
{
    File,
    Folder,
    Link,
    Other,
}
