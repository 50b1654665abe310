// A user of the library gets the calendar and the languages with the module that speaks of them.
@_exported public import MitoshiBasics
